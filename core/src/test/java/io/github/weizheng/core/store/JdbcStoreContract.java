package io.github.weizheng.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.test.SettableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link JdbcStore} does beside that, on whatever database. */
abstract class JdbcStoreContract extends SharedStoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final SettableClock clock = new SettableClock();

    abstract DataSource database();

    @BeforeEach
    void empty() {
        JdbcStore.createSchema(database());
        new Jdbc(database()).update("DELETE FROM weizheng_store");
    }

    @Override
    protected SharedStore store() {
        return new JdbcStore(database(), clock);
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }

    @Test
    void createsItsTableFromManyJvmsAtOnceAndLeavesItAloneThen() throws Exception {
        new Jdbc(database()).update("DROP TABLE weizheng_store");
        ExecutorService jvms = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String key = "k" + i;
                starts.add(() -> {
                    JdbcStore.createSchema(database());
                    return store().putIfAbsent(key, "v", MINUTE);
                });
            }
            for (Future<Boolean> start : jvms.invokeAll(starts)) {
                assertThat(start.get()).isTrue();
            }
        } finally {
            jvms.shutdownNow();
        }
        JdbcStore.createSchema(database());
        assertThat(rows()).isEqualTo(8);
    }

    @Test
    void removesExpiredRowsWhenTold() {
        store().putIfAbsent("short", "v", MINUTE);
        store().putIfAbsent("long", "v", MINUTE.multipliedBy(2));
        pass(MINUTE);
        assertThat(rows()).isEqualTo(2);
        assertThat(new JdbcStore(database(), clock).removeExpired()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
        assertThat(store().get("long")).contains("v");
    }

    @Test
    void removesExpiredRowsAfterAThousandWrites() {
        SharedStore store = store();
        for (int i = 0; i < 999; i++) {
            store.putIfAbsent("k" + i, "v", MINUTE);
        }
        pass(MINUTE);
        assertThat(rows()).isEqualTo(999);
        store.putIfAbsent("last", "v", MINUTE);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aRowOfAFasterClockIsNotOverwrittenUnseen() {
        SettableClock ahead = new SettableClock();
        ahead.advance(MINUTE);
        SharedStore other = new JdbcStore(database(), ahead);
        store().putIfAbsent("k", "one", MINUTE);
        assertThat(other.putIfAbsent("k", "two", MINUTE)).isTrue();
        assertThat(store().replace("k", "one", "late", MINUTE)).isFalse();
        assertThat(store().removeIfEquals("k", "one")).isFalse();
        assertThat(store().get("k")).contains("two");
    }

    @Test
    void aFailureShowsNoKeyAndNoValue() {
        Jdbc jdbc = new Jdbc(database());
        store().putIfAbsent("k", "v", MINUTE);
        // A database that refuses quotes the row that it refuses.
        jdbc.update("ALTER TABLE weizheng_store ADD CONSTRAINT shortness CHECK (CHAR_LENGTH(entry_key) < 5)");
        try {
            shows(() -> store().putIfAbsent("c4n4ry", "c4n4ry", MINUTE));
        } finally {
            jdbc.update("ALTER TABLE weizheng_store DROP CONSTRAINT shortness");
        }
        jdbc.update("DROP TABLE weizheng_store");
        shows(() -> store().get("c4n4ry"));
        shows(() -> store().replace("c4n4ry", "c4n4ry", "c4n4ry", MINUTE));
        shows(() -> store().removeIfEquals("c4n4ry", "c4n4ry"));
        shows(() -> new JdbcStore(database()).removeExpired());
    }

    private static void shows(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(StoreException.class)
                .hasMessageMatching("The database failed, SQLState \\w{5}")
                .satisfies(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("c4n4ry").doesNotContain("INSERT");
                });
    }

    private long rows() {
        return new Jdbc(database())
                .first(row -> row.getLong(1), "SELECT COUNT(*) FROM weizheng_store")
                .orElseThrow();
    }
}
