package io.github.weizheng.core.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.test.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An office that grants each application once, whoever asks how often. */
abstract class JdbcOnceContract {
    private final SettableClock clock = new SettableClock();
    final JdbcOnce once = new JdbcOnce("permits", clock);
    final ExecutorService threads = Executors.newFixedThreadPool(8);

    abstract DataSource database();

    @BeforeEach
    void empty() {
        JdbcOnce.createSchema(database());
        JdbcOnce.createSchema(database());
        Jdbc jdbc = new Jdbc(database());
        jdbc.update("DELETE FROM weizheng_effect");
        jdbc.update("CREATE TABLE IF NOT EXISTS permit (application VARCHAR(200))");
        jdbc.update("DELETE FROM permit");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void effectAndMarkAreCommittedTogether() throws Exception {
        assertThat(granted("a1")).isTrue();
        assertThat(granted("a1")).isFalse();
        assertThat(granted("A1")).isTrue();
        assertThat(granted("a1 ")).isTrue();
        assertThat(permits()).isEqualTo(3);
    }

    @Test
    void effectAndMarkAreRolledBackTogether() throws Exception {
        try (Connection tx = transaction()) {
            assertThat(once.first(tx, "a1")).isTrue();
            Jdbc.execute(tx, "INSERT INTO permit VALUES (?)", "a1");
            tx.rollback();
        }
        assertThat(permits()).isZero();
        assertThat(granted("a1")).isTrue();
        assertThat(permits()).isEqualTo(1);
    }

    @Test
    void theSecondCallWithinATransactionIsNotTheFirst() throws Exception {
        try (Connection tx = transaction()) {
            assertThat(once.first(tx, "a1")).isTrue();
            assertThat(once.first(tx, "a1")).isFalse();
            tx.commit();
        }
    }

    @Test
    void spacesAreApart() throws Exception {
        try (Connection tx = transaction()) {
            assertThat(once.first(tx, "a1")).isTrue();
            assertThat(new JdbcOnce("refunds").first(tx, "a1")).isTrue();
            assertThat(new JdbcOnce("permitsa").first(tx, "1")).isTrue();
            tx.commit();
        }
    }

    @Test
    void oneOfManyAtOnceIsTheFirst() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = "application" + round;
            List<Callable<Boolean>> requests = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                requests.add(() -> granted(key));
            }
            int first = 0;
            for (Future<Boolean> request : threads.invokeAll(requests)) {
                first += request.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
            assertThat(permits()).isEqualTo(round + 1);
        }
    }

    @Test
    void whoComesMeanwhileWaitsForACommit() throws Exception {
        assertThat(whoComesMeanwhile(Connection::commit)).isFalse();
        assertThat(permits()).isEqualTo(1);
    }

    @Test
    void whoComesMeanwhileWaitsForARollback() throws Exception {
        assertThat(whoComesMeanwhile(Connection::rollback)).isTrue();
        assertThat(permits()).isEqualTo(1);
    }

    @Test
    void refusesAConnectionThatCommitsByItself() throws Exception {
        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(true);
            assertThatThrownBy(() -> once.first(connection, "a1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("callersTransaction: autoCommit off, actual on");
        }
    }

    @Test
    void refusesKeysWithoutBounds() throws Exception {
        try (Connection tx = transaction()) {
            for (String key : List.of("", "k".repeat(201), "\ud83d", "\u0000")) {
                assertThatThrownBy(() -> once.first(tx, key)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(once.first(tx, "水".repeat(200))).isTrue();
        }
        assertThatThrownBy(() -> new JdbcOnce("")).hasMessage("space: 1 to 200 characters, actual 0");
    }

    @Test
    @SuppressWarnings("NullAway") // callers without a checker
    void refusesNullAtOnce() throws Exception {
        try (Connection tx = transaction()) {
            assertThatThrownBy(() -> once.first(tx, null)).isInstanceOf(NullPointerException.class);
        }
        assertThatThrownBy(() -> once.first(null, "k")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> once.forget(null, Duration.ofDays(1))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> once.forget(database(), null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new JdbcOnce(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void forgetsWhatIsOldAndItsOwn() throws Exception {
        granted("old");
        try (Connection tx = transaction()) {
            new JdbcOnce("refunds", clock).first(tx, "old");
            tx.commit();
        }
        clock.advance(Duration.ofDays(1));
        granted("new");
        assertThatThrownBy(() -> once.forget(database(), Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(once.forget(database(), Duration.ofDays(1))).isEqualTo(1);
        assertThat(granted("old")).isTrue();
        assertThat(granted("new")).isFalse();
        assertThat(marks()).isEqualTo(3);
    }

    @Test
    void aDatabaseThatFailsIsAStoreExceptionThatShowsNoKey() throws Exception {
        new Jdbc(database()).update("DROP TABLE weizheng_effect");
        try (Connection tx = transaction()) {
            assertThatThrownBy(() -> once.first(tx, "c4n4ry"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("c4n4ry");
        }
    }

    /** One transaction has the mark and is open; another asks; then the first one ends. */
    private boolean whoComesMeanwhile(Ending ending) throws Exception {
        try (Connection tx = transaction()) {
            assertThat(once.first(tx, "a1")).isTrue();
            Jdbc.execute(tx, "INSERT INTO permit VALUES (?)", "a1");
            CountDownLatch asking = new CountDownLatch(1);
            Future<Boolean> other = threads.submit(() -> {
                asking.countDown();
                return granted("a1");
            });
            asking.await();
            assertThat(other.isDone()).isFalse();
            ending.of(tx);
            return other.get();
        }
    }

    private boolean granted(String application) throws SQLException {
        try (Connection tx = transaction()) {
            boolean first = once.first(tx, application);
            if (first) {
                Jdbc.execute(tx, "INSERT INTO permit VALUES (?)", application);
            }
            // The transaction is good for more, also after a no.
            Jdbc.execute(tx, "UPDATE permit SET application = ? WHERE application = ?", application, application);
            tx.commit();
            return first;
        }
    }

    private Connection transaction() throws SQLException {
        Connection connection = database().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    final long permits() {
        return count("permit");
    }

    private long marks() {
        return count("weizheng_effect");
    }

    private long count(String table) {
        return new Jdbc(database())
                .first(row -> row.getLong(1), "SELECT COUNT(*) FROM " + table)
                .orElseThrow();
    }

    @FunctionalInterface
    private interface Ending {
        void of(Connection transaction) throws SQLException;
    }
}
