package io.github.weizheng.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.test.Databases;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.util.Throwables;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcStoreOnPostgresTest extends JdbcStoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final JdbcConnectionPool DATABASE = Databases.postgres();

    @AfterAll
    static void close() {
        DATABASE.dispose();
    }

    @Override
    DataSource database() {
        return DATABASE;
    }

    /** The office's pool may be set up for other work. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&options=-c%20default_transaction_isolation=repeatable%5C%20read",
                "&options=-c%20default_transaction_isolation=serializable"
            })
    void twoJvmsLoseNothingToEachOther(String options) throws Exception {
        JdbcConnectionPool one = Databases.again(DATABASE, options);
        JdbcConnectionPool other = Databases.again(DATABASE, options);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String claim = "claim" + round;
                List<Callable<Boolean>> claims = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    SharedStore jvm = new JdbcStore(i % 2 == 0 ? one : other);
                    String value = "jvm" + i;
                    claims.add(() -> jvm.putIfAbsent(claim, value, MINUTE));
                }
                assertThat(granted(threads.invokeAll(claims))).isEqualTo(1);
            }
            new JdbcStore(one).putIfAbsent("counter", "0", MINUTE);
            List<Callable<Boolean>> increments = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                SharedStore jvm = new JdbcStore(i % 2 == 0 ? one : other);
                increments.add(() -> {
                    for (int done = 0; done < 10; ) {
                        String seen = jvm.get("counter").orElseThrow();
                        String next = Integer.toString(Integer.parseInt(seen) + 1);
                        done += jvm.replace("counter", seen, next, MINUTE) ? 1 : 0;
                    }
                    return true;
                });
            }
            assertThat(granted(threads.invokeAll(increments))).isEqualTo(8);
            assertThat(new JdbcStore(other).get("counter")).contains("80");
        } finally {
            threads.shutdownNow();
            one.dispose();
            other.dispose();
        }
    }

    @Test
    void worksOnConnectionsThatDoNotCommitByThemselves() {
        DataSource manual = new ManualCommits(DATABASE);
        SharedStore store = new JdbcStore(manual);
        assertThat(store.putIfAbsent("k", "one", MINUTE)).isTrue();
        assertThat(store.putIfAbsent("k", "two", MINUTE)).isFalse();
        assertThat(store.replace("k", "one", "two", MINUTE)).isTrue();
        assertThat(new JdbcStore(DATABASE).get("k")).contains("two");
        assertThat(store.removeIfEquals("k", "two")).isTrue();
        assertThat(new JdbcStore(DATABASE).get("k")).isEmpty();
        new Jdbc(manual).update("DROP TABLE weizheng_store");
        JdbcStore.createSchema(manual);
        JdbcStore.createSchema(manual);
        assertThat(new JdbcStore(DATABASE).putIfAbsent("k", "one", MINUTE)).isTrue();
    }

    @Test
    void losesNothingWhereTheDatabaseDropsItsConnections() throws Exception {
        JdbcConnectionPool dropped = Databases.again(DATABASE, "");
        SharedStore store = new JdbcStore(dropped);
        store.putIfAbsent("k", "v", MINUTE);
        int process;
        try (Connection connection = dropped.getConnection()) {
            process = connection.unwrap(PGConnection.class).getBackendPID();
        }
        new Jdbc(DATABASE).query(row -> row.getBoolean(1), "SELECT pg_terminate_backend(?)", process);
        assertThatThrownBy(() -> store.replace("k", "v", "w", MINUTE)).isInstanceOf(StoreException.class);
        assertThat(new JdbcStore(DATABASE).get("k")).contains("v");
        dropped.dispose();
    }

    @Test
    void aWriteStandsEvenIfExpiredRowsCannotBeRemovedAfterIt() {
        Jdbc jdbc = new Jdbc(DATABASE);
        jdbc.update("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'no deletes'; END $$");
        jdbc.update("CREATE TRIGGER no_deletes BEFORE DELETE ON weizheng_store"
                + " FOR EACH STATEMENT EXECUTE FUNCTION refuse()");
        try {
            JdbcStore store = new JdbcStore(DATABASE);
            for (int i = 0; i < 1_000; i++) {
                assertThat(store.putIfAbsent("k" + i, "v", MINUTE)).isTrue();
            }
            assertThatThrownBy(store::removeExpired).isInstanceOf(StoreException.class);
        } finally {
            jdbc.update("DROP TRIGGER no_deletes ON weizheng_store");
        }
    }

    @Test
    void aDatabaseThatIsDownIsAStoreException() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/c4n4ry?user=c4n4ry&password=c4n4ry&connectTimeout=5");
        SharedStore store = new JdbcStore(nobody);
        assertThatThrownBy(() -> store.putIfAbsent("k", "v", MINUTE))
                .isInstanceOf(StoreException.class)
                .hasMessage("The database failed, SQLState 08001")
                .hasStackTraceContaining("java.net.ConnectException")
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("c4n4ry"));
        assertThatThrownBy(() -> JdbcStore.createSchema(nobody)).isInstanceOf(StoreException.class);
    }

    private static long granted(List<Future<Boolean>> results) throws Exception {
        long granted = 0;
        for (Future<Boolean> result : results) {
            granted += result.get() ? 1 : 0;
        }
        return granted;
    }
}
