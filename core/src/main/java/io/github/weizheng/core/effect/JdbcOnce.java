package io.github.weizheng.core.effect;

import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.jdbc.RowId;
import io.github.weizheng.core.jdbc.Schema;
import io.github.weizheng.core.store.entry.EntryLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * An effect in the caller's own database that is to happen once although it is asked for several times. The mark is written in the caller's
 * transaction, so that effect and mark are committed or rolled back together; there is no lease that could run out in between.
 *
 * <pre>{@code
 * try (Connection tx = database.getConnection()) {
 *     tx.setAutoCommit(false);
 *     if (once.first(tx, applicationNumber)) {
 *         // the effect, on tx
 *     }
 *     tx.commit();
 * }
 * }</pre>
 *
 * <p>Its table is {@code weizheng_effect}: {@code META-INF/weizheng/effect.sql} in this jar, or {@link #createSchema}; it lives in the same database as the
 * effect. ANSI SQL; tested on PostgreSQL and H2. A call to WeChat or to any other system is not part of the transaction: for those, see
 * {@link OnceOnly}.
 *
 * <p>Immutable and thread-safe; a connection is one thread's.
 */
public final class JdbcOnce {
    private final String space;
    private final InstantSource clock;

    /**
     * A kind of effect, dated by the system clock. Does no I/O.
     *
     * @param space keeps its keys apart from those of other effects in the same table; 1 to 200 characters. {@link #forget} tells spaces apart as the
     *     database compares texts, so let them differ in more than case
     */
    public JdbcOnce(String space) {
        this(space, Clock.systemUTC());
    }

    /** A kind of effect, dated by the given clock. Does no I/O. */
    public JdbcOnce(String space, InstantSource clock) {
        this.space = EntryLimits.key("space", space);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Creates the table unless it is there; several JVMs may do so at once. Needs the right to create tables.
     *
     * @throws io.github.weizheng.core.StoreException if the database fails or refuses
     */
    public static void createSchema(DataSource database) {
        Schema.create(database, JdbcOnce.class, "effect", "weizheng_effect");
    }

    /**
     * Marks the effect of that key in the caller's transaction.
     *
     * <p>If another transaction has marked it and not ended yet, this waits for it, as long as the database lets it wait for a lock: if that one
     * commits, the answer is false; if it rolls back, true. The transaction can be used further after either answer.
     *
     * <p>That holds at READ COMMITTED and at REPEATABLE READ, where a mark is found although the transaction's snapshot does not show it. At SERIALIZABLE the database
     * may refuse to put two transactions in an order (PostgreSQL: SQLState 40001): then this throws a {@code StoreException}, or the caller's own statement or commit fails.
     * Roll back and repeat the whole transaction.
     *
     * @param callersTransaction with automatic commits switched off; neither committed nor rolled back here, but for a savepoint
     * @param key what the effect is of, without personal data: it stands in the table; 1 to 200 characters
     * @return true if the effect is the caller's to do, in this same transaction; false if it has been done, perhaps earlier in this transaction
     * @throws IllegalArgumentException if the connection commits by itself, since the mark would then stand without the effect
     * @throws io.github.weizheng.core.StoreException if the database fails or does not wait longer; roll back then, nothing has been done
     */
    public boolean first(Connection callersTransaction, String key) {
        Objects.requireNonNull(callersTransaction, "callersTransaction");
        String id = RowId.of(space, EntryLimits.key(key));
        try {
            if (callersTransaction.getAutoCommit()) {
                throw new IllegalArgumentException("callersTransaction: autoCommit off, actual on");
            }
            // Looks first: most databases log a violated key as an error.
            return !marked(callersTransaction, id) && mark(callersTransaction, id, key);
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    /**
     * Removes marks of this kind, in a transaction of its own. An effect asked for again after that is done again, so the age is to be longer than anybody
     * repeats.
     *
     * @param olderThan how old a mark is at least; more than zero
     * @return how many were removed
     * @throws io.github.weizheng.core.StoreException if the database fails
     */
    public int forget(DataSource database, Duration olderThan) {
        Objects.requireNonNull(olderThan, "olderThan");
        if (olderThan.isZero() || olderThan.isNegative()) {
            throw new IllegalArgumentException("olderThan: more than zero, actual " + olderThan);
        }
        return new Jdbc(database)
                .update(
                        "DELETE FROM weizheng_effect WHERE effect_space = ? AND done_at <= ?",
                        space,
                        clock.instant().minus(olderThan).toEpochMilli());
    }

    private static boolean marked(Connection transaction, String id) throws SQLException {
        return !Jdbc.read(
                        transaction,
                        row -> row.getLong(1),
                        "SELECT done_at FROM weizheng_effect WHERE effect_id = ?",
                        id)
                .isEmpty();
    }

    private boolean mark(Connection transaction, String id, String key) throws SQLException {
        // PostgreSQL refuses everything after an error, but for going back to before it.
        Savepoint before = transaction.setSavepoint();
        try {
            Jdbc.execute(
                    transaction,
                    "INSERT INTO weizheng_effect (effect_id, effect_space, effect_key, done_at) VALUES (?, ?, ?, ?)",
                    id,
                    space,
                    key,
                    clock.millis());
        } catch (SQLException e) {
            if (!Jdbc.isConstraintViolation(e)) {
                throw e;
            }
            transaction.rollback(before);
            return false;
        }
        release(transaction, before);
        return true;
    }

    private static void release(Connection transaction, Savepoint savepoint) throws SQLException {
        try {
            transaction.releaseSavepoint(savepoint);
        } catch (SQLFeatureNotSupportedException e) {
            // Some drivers release them with the transaction only.
        }
    }
}
