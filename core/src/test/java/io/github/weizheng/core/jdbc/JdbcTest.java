package io.github.weizheng.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.test.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcTest {
    private final JdbcConnectionPool database = Databases.h2();
    private final Jdbc jdbc = new Jdbc(database);

    @BeforeEach
    void table() {
        jdbc.update("CREATE TABLE t (id VARCHAR(10) PRIMARY KEY, n BIGINT NOT NULL CHECK (n >= 0))");
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    @Test
    void saysWhetherARowWasInserted() {
        assertThat(jdbc.insert("INSERT INTO t VALUES (?, ?)", "a", 1)).isTrue();
        assertThat(jdbc.insert("INSERT INTO t VALUES (?, ?)", "a", 2)).isFalse();
        assertThat(jdbc.first(row -> row.getLong(2), "SELECT * FROM t WHERE id = ?", "a"))
                .contains(1L);
    }

    @Test
    void aRowThatIsRefusedForAnotherReasonIsAFailure() {
        assertThatThrownBy(() -> jdbc.insert("INSERT INTO t VALUES (?, ?)", "a", null))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> jdbc.insert("INSERT INTO t VALUES (?, ?)", "a", -1))
                .isInstanceOf(StoreException.class);
        assertThat(jdbc.query(row -> row.getLong(2), "SELECT * FROM t")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "23505, false, true", // PostgreSQL, H2
        "23000, false, true", // MySQL, Oracle
        "23000, true, true",
        "HY000, true, true", // a driver that names the kind by the exception only
        ", true, true",
        "23502, true, false", // not null
        "23503, true, false", // foreign key
        "23514, false, false", // check
        "40001, false, false",
        "HY000, false, false",
        ", false, false",
    })
    void knowsAViolatedKeyByItsStateOrByTheKindOfTheException(@Nullable String state, boolean kind, boolean violated) {
        SQLException failure =
                kind ? new SQLIntegrityConstraintViolationException("", state) : new SQLException("", state);
        assertThat(Jdbc.isConstraintViolation(failure)).isEqualTo(violated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "exception", "sql"})
    void aTransactionThatDoesNotEndWellLeavesNothing(String kind) throws Exception {
        assertThatThrownBy(() -> jdbc.transaction(connection -> {
                    Jdbc.execute(connection, "INSERT INTO t VALUES ('a', 1)");
                    switch (kind) {
                        case "error" -> throw new AssertionError(kind);
                        case "exception" -> throw new IllegalStateException(kind);
                        default -> throw new SQLException("c4n4ry", "HY000");
                    }
                }))
                .isInstanceOfAny(AssertionError.class, IllegalStateException.class, StoreException.class)
                .hasMessageNotContaining("c4n4ry");
        assertThat(jdbc.query(row -> row.getLong(2), "SELECT * FROM t")).isEmpty();
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void whatTheDatabaseRolledBackRunsAgain() {
        int[] runs = {0};
        Long found = jdbc.query(
                        row -> {
                            if (runs[0]++ < 3) {
                                throw new SQLException("serialization", "40001");
                            }
                            return row.getLong(1);
                        },
                        "SELECT 7")
                .get(0);
        assertThat(found).isEqualTo(7);
        assertThat(runs[0]).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40003", "08006", "HYT00"})
    void whatMayHaveHappenedDoesNotRunAgain(String state) {
        int[] runs = {0};
        assertThatThrownBy(() -> jdbc.query(
                        row -> {
                            runs[0]++;
                            throw new SQLException("c4n4ry", state);
                        },
                        "SELECT 7"))
                .hasMessage("The database failed, SQLState " + state);
        assertThat(runs[0]).isEqualTo(1);
    }

    @Test
    void rowsAreNamedByAllTheirTexts() {
        assertThat(RowId.of("a")).hasSize(64).isNotEqualTo(RowId.of("A"));
        assertThat(RowId.of("ab", "c")).isNotEqualTo(RowId.of("a", "bc"));
        assertThat(RowId.of("a", "")).isNotEqualTo(RowId.of("a"));
        // SHA-256 of 7:permits3:水0:1:a, as tables in use have it
        assertThat(RowId.of("permits", "水", "", "a"))
                .isEqualTo("31c87eff7860bd53535cfcb6678e189b36a8f4e920111327e2ed8d56309d4161");
    }
}
