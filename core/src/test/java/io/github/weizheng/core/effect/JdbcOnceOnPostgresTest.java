package io.github.weizheng.core.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.test.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcOnceOnPostgresTest extends JdbcOnceContract {
    private static final JdbcConnectionPool DATABASE = Databases.postgres();

    /** Apart, since a pooled connection keeps its isolation. */
    private static JdbcConnectionPool isolated;

    @BeforeAll
    static void open() throws SQLException {
        isolated = Databases.again(DATABASE, "");
    }

    @AfterAll
    static void close() {
        isolated.dispose();
        DATABASE.dispose();
    }

    @Override
    DataSource database() {
        return DATABASE;
    }

    @Test
    void onARepeatableReadAMarkThatTheSnapshotDoesNotShowIsFound() throws Exception {
        try (Connection late = transaction(Connection.TRANSACTION_REPEATABLE_READ)) {
            takeSnapshot(late);
            assertThat(granted(Connection.TRANSACTION_REPEATABLE_READ, "a1")).isTrue();
            assertThat(once.first(late, "a1")).isFalse();
            // The transaction is good for more.
            assertThat(once.first(late, "a2")).isTrue();
            late.commit();
        }
        assertThat(granted(Connection.TRANSACTION_REPEATABLE_READ, "a2")).isFalse();
    }

    @Test
    void onASerializableOneTheDatabaseMayAskForTheWholeTransactionAgain() throws Exception {
        try (Connection late = transaction(Connection.TRANSACTION_SERIALIZABLE)) {
            takeSnapshot(late);
            assertThat(granted(Connection.TRANSACTION_SERIALIZABLE, "a1")).isTrue();
            assertThatThrownBy(() -> once.first(late, "a1"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The database failed, SQLState 40001");
            late.rollback();
            assertThat(once.first(late, "a1")).isFalse();
            late.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void oneOfManyAtOnceIsTheFirst(int isolation) throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = "application" + round;
            List<Callable<Boolean>> requests = Collections.nCopies(8, () -> granted(isolation, key));
            int first = 0;
            for (Future<Boolean> request : threads.invokeAll(requests)) {
                first += request.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
            assertThat(permits()).isEqualTo(round + 1);
        }
    }

    /** As a caller is told to: what fails is rolled back and repeated as a whole. */
    private boolean granted(int isolation, String application) throws SQLException {
        try (Connection tx = transaction(isolation)) {
            for (int turn = 1; ; turn++) {
                try {
                    boolean first = once.first(tx, application);
                    if (first) {
                        Jdbc.execute(tx, "INSERT INTO permit VALUES (?)", application);
                    }
                    tx.commit();
                    return first;
                } catch (StoreException | SQLException e) {
                    tx.rollback();
                    if (turn == 20) {
                        throw e;
                    }
                }
            }
        }
    }

    private static Connection transaction(int isolation) throws SQLException {
        Connection connection = isolated.getConnection();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void takeSnapshot(Connection transaction) throws SQLException {
        Jdbc.read(transaction, row -> row.getLong(1), "SELECT COUNT(*) FROM permit");
    }
}
