package io.github.weizheng.core.audit;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.jdbc.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Keeps records in two tables, {@code weizheng_audit} and {@code weizheng_audit_detail} ({@code META-INF/weizheng/audit.sql} in the jar). A record that was handed in before
 * is not written again, so a repeat after a failure is safe.
 *
 * <p>Whoever may write the tables may change them unseen: give the application's account INSERT and SELECT only, or use {@link ChainedAuditFile}.
 * Thread-safe.
 */
public final class JdbcAuditTrail implements AuditTrail {
    private final Jdbc database;

    /** Does no I/O. */
    public JdbcAuditTrail(DataSource database) {
        this.database = new Jdbc(database);
    }

    /**
     * Creates the tables unless they are there. Several JVMs may do so at once.
     *
     * @throws StoreException if the database fails
     */
    public static void createSchema(DataSource database) {
        Schema.create(database, JdbcAuditTrail.class, "audit", "weizheng_audit_detail");
    }

    /** Returns once the database has committed the record. */
    @Override
    public void record(AuditRecord record) {
        Objects.requireNonNull(record, "record");
        database.transaction(connection -> {
            insert(connection, record);
            return record;
        });
    }

    /**
     * Writes a record on a connection of the caller, so that it is kept if, and only if, the act in the same transaction is: the caller commits. On a connection
     * with auto-commit a record with details is several commits.
     *
     * @throws StoreException if the database fails; the caller rolls back
     */
    public static void recordOn(Connection connection, AuditRecord record) {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(record, "record");
        try {
            insert(connection, record);
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    private static void insert(Connection connection, AuditRecord record) throws SQLException {
        // Asked before, since PostgreSQL gives a transaction up at the first duplicate key.
        if (!Jdbc.read(connection, row -> row.getString(1), "SELECT id FROM weizheng_audit WHERE id = ?", record.id())
                .isEmpty()) {
            return;
        }
        Jdbc.execute(
                connection,
                "INSERT INTO weizheng_audit (id, happened_at, actor, act, object_kind, object_id, outcome, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                record.id(),
                record.at().atOffset(ZoneOffset.UTC),
                record.actor(),
                record.action(),
                record.objectKind().orElse(null),
                record.objectId().orElse(null),
                record.outcome().code(),
                record.reason().orElse(null));
        int position = 0;
        for (Map.Entry<String, String> detail : record.details().entrySet()) {
            Jdbc.execute(
                    connection,
                    "INSERT INTO weizheng_audit_detail (audit_id, detail_position, detail_name, detail_value)"
                            + " VALUES (?, ?, ?, ?)",
                    record.id(),
                    ++position,
                    detail.getKey(),
                    detail.getValue());
        }
    }
}
