package io.github.weizheng.core.store;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.jdbc.RowId;
import io.github.weizheng.core.jdbc.Schema;
import io.github.weizheng.core.store.entry.EntryLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link SharedStore} in the table {@code weizheng_store} of a database: {@code META-INF/weizheng/store.sql} in this jar, or {@link #createSchema}.
 * ANSI SQL; tested on PostgreSQL and H2.
 *
 * <p>Each statement is a transaction of its own on a connection of the data source, which should be a pool with time limits: on connecting, on waiting for a
 * connection, on a statement. It never takes part in a transaction of the caller.
 *
 * <p>Entries expire by the clocks of the JVMs, not by the database's: let NTP keep them. A JVM whose clock is ahead by some seconds ends
 * other JVMs' entries that much early (a claim may be taken over while its holder still works); one that is behind sees them that much longer.
 * An entry is never overwritten unseen, whatever the clocks say.
 *
 * <p>Expired rows are removed after every thousandth write of an instance, on the writing thread; {@link #removeExpired} does it at once.
 *
 * <p>A database that fails is a {@link StoreException}; its words and causes show no key and no value. Whether a write took place is open then. Thread-safe;
 * starts no thread.
 */
public final class JdbcStore implements SharedStore {
    private static final int TURNS = 100;
    private static final int WRITES_PER_SWEEP = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);

    private final Jdbc database;
    private final InstantSource clock;
    private final AtomicInteger writes = new AtomicInteger();

    /** A store on the system clock. Does no I/O. */
    public JdbcStore(DataSource database) {
        this(database, Clock.systemUTC());
    }

    /** A store whose entries expire by the given clock. Does no I/O. */
    public JdbcStore(DataSource database, InstantSource clock) {
        this.database = new Jdbc(database);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Creates the table and its index unless the table is there; several JVMs may do so at once. Needs the right to create tables, which a portal in
     * production may well lack: hand the file to the database's administrators then.
     *
     * @throws StoreException if the database fails or refuses
     */
    public static void createSchema(DataSource database) {
        Schema.create(database, JdbcStore.class, "store", "weizheng_store");
    }

    @Override
    public Optional<String> get(String key) {
        return find(RowId.of(EntryLimits.key(key))).map(Row::value);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration timeToLive) {
        String id = RowId.of(EntryLimits.key(key));
        EntryLimits.value("value", value);
        EntryLimits.timeToLive(timeToLive);
        for (int turn = 0; turn < TURNS; turn++) {
            // Looks first: most databases log a violated key as an error.
            Optional<Long> expiry = database.first(
                    row -> row.getLong(1), "SELECT expires_at FROM weizheng_store WHERE entry_id = ?", id);
            if (expiry.isEmpty()) {
                return written(database.insert(
                        "INSERT INTO weizheng_store (entry_value, stamp, expires_at, entry_id, entry_key)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        value,
                        stamp(),
                        end(timeToLive),
                        id,
                        key));
            }
            long now = clock.millis();
            if (expiry.get() > now) {
                return false;
            }
            int taken = database.update(
                    "UPDATE weizheng_store SET entry_value = ?, stamp = ?, expires_at = ?"
                            + " WHERE entry_id = ? AND expires_at <= ?",
                    value,
                    stamp(),
                    end(timeToLive),
                    id,
                    now);
            if (taken > 0) {
                return written(true);
            }
            // Somebody else took it over, or swept it away.
        }
        return false;
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration timeToLive) {
        String id = RowId.of(EntryLimits.key(key));
        EntryLimits.value("value", value);
        EntryLimits.timeToLive(timeToLive);
        return written(whileFound(
                id,
                expected,
                seen -> database.update(
                        "UPDATE weizheng_store SET entry_value = ?, stamp = ?, expires_at = ?"
                                + " WHERE entry_id = ? AND stamp = ? AND expires_at > ?",
                        value,
                        stamp(),
                        end(timeToLive),
                        id,
                        seen,
                        clock.millis())));
    }

    @Override
    public boolean removeIfEquals(String key, String expected) {
        String id = RowId.of(EntryLimits.key(key));
        return written(whileFound(
                id,
                expected,
                seen -> database.update(
                        "DELETE FROM weizheng_store WHERE entry_id = ? AND stamp = ? AND expires_at > ?",
                        id,
                        seen,
                        clock.millis())));
    }

    /**
     * Removes the rows that have expired, for whoever wants to run that as a job of its own.
     *
     * @return how many
     * @throws StoreException if the database fails
     */
    public int removeExpired() {
        return database.update("DELETE FROM weizheng_store WHERE expires_at <= ?", clock.millis());
    }

    /** Values are compared here, since databases compare texts in their own ways; the stamp says whether the row is still the one that was read. */
    private boolean whileFound(String id, String expected, Step step) {
        EntryLimits.value("expected", expected);
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<Row> row = find(id);
            if (row.isEmpty() || !row.get().value().equals(expected)) {
                return false;
            }
            if (step.from(row.get().stamp()) > 0) {
                return true;
            }
            // Changed in between, perhaps to the same text.
        }
        return false;
    }

    private Optional<Row> find(String id) {
        return database.first(
                Row::read,
                "SELECT entry_value, stamp FROM weizheng_store WHERE entry_id = ? AND expires_at > ?",
                id,
                clock.millis());
    }

    private boolean written(boolean written) {
        if (written && Math.floorMod(writes.incrementAndGet(), WRITES_PER_SWEEP) == 0) {
            try {
                removeExpired();
            } catch (StoreException e) { // the write itself took place
                LOG.warn("Expired entries were not removed: {}", e.getMessage());
            }
        }
        return written;
    }

    /** Rounded up to milliseconds: an entry never lives shorter than it was told. */
    private long end(Duration timeToLive) {
        Instant end = clock.instant().plus(timeToLive);
        return end.plusNanos(999_999).toEpochMilli();
    }

    private static long stamp() {
        return ThreadLocalRandom.current().nextLong();
    }

    /** A step from the row with that stamp. */
    @FunctionalInterface
    private interface Step {
        int from(long stamp);
    }

    /** What a row holds. */
    private record Row(String value, long stamp) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(Objects.requireNonNullElse(row.getString(1), ""), row.getLong(2));
        }
    }
}
