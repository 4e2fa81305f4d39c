package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.json.WireJson;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link JdbcAuditTrail} must do on every database. */
abstract class JdbcAuditTrailContract extends AuditTrailContract {
    abstract DataSource database();

    @BeforeEach
    void emptyTables() {
        JdbcAuditTrail.createSchema(database());
        new Jdbc(database()).update("DELETE FROM weizheng_audit_detail");
        new Jdbc(database()).update("DELETE FROM weizheng_audit");
    }

    @Override
    AuditTrail trail() {
        return new JdbcAuditTrail(database());
    }

    @Override
    List<JsonNode> kept() {
        Jdbc jdbc = new Jdbc(database());
        return jdbc.query(
                row -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("id", row.getString("id"));
                    json.put(
                            "at",
                            row.getObject("happened_at", OffsetDateTime.class)
                                    .toInstant()
                                    .toString());
                    json.put("actor", row.getString("actor"));
                    json.put("action", row.getString("act"));
                    json.put("objectKind", row.getString("object_kind"));
                    json.put("objectId", row.getString("object_id"));
                    json.put("outcome", row.getString("outcome"));
                    json.put("reason", row.getString("reason"));
                    json.values().removeIf(java.util.Objects::isNull);
                    Map<String, String> details = new LinkedHashMap<>();
                    jdbc.query(
                            detail -> details.put(detail.getString(1), detail.getString(2)),
                            "SELECT detail_name, detail_value FROM weizheng_audit_detail WHERE audit_id = ? ORDER BY detail_position",
                            row.getString("id"));
                    if (!details.isEmpty()) {
                        json.put("details", details);
                    }
                    return json(new String(WireJson.write(json), java.nio.charset.StandardCharsets.UTF_8));
                },
                "SELECT * FROM weizheng_audit");
    }

    @Test
    void theSchemaMayBeCreatedAgain() {
        JdbcAuditTrail.createSchema(database());
        trail().record(act());
        JdbcAuditTrail.createSchema(database());
        assertThat(kept()).hasSize(1);
    }

    @Test
    void aRecordThatIsHandedInAgainIsOne() {
        AuditRecord record = act();
        trail().record(record);
        trail().record(record);
        assertThat(kept()).containsExactly(json(record));
    }

    @Test
    void actAndRecordAreKeptTogetherOrNotAtAll() throws Exception {
        AuditRecord kept = act();
        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(false);
            JdbcAuditTrail.recordOn(connection, act());
            connection.rollback();
            JdbcAuditTrail.recordOn(connection, kept);
            JdbcAuditTrail.recordOn(connection, kept);
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertThat(kept()).containsExactly(json(kept));
    }

    @Test
    void aFailureOnTheCallersConnectionShowsNoValue() throws Exception {
        Connection connection = database().getConnection();
        connection.close();
        assertThatThrownBy(() -> JdbcAuditTrail.recordOn(connection, act()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("SQLState")
                .hasMessageNotContaining("clerk");
    }

    @Test
    void halfARecordIsNone() {
        Jdbc jdbc = new Jdbc(database());
        jdbc.update("ALTER TABLE weizheng_audit_detail ADD CONSTRAINT no_canary CHECK (detail_value <> 'canary')");
        try {
            AuditRecord record = AuditRecord.of(Instant.EPOCH, "clerk-17", "act")
                    .detail("good", "1")
                    .detail("bad", "canary")
                    .succeeded();
            AuditTrail trail = trail();
            assertThatThrownBy(() -> trail.record(record))
                    .isInstanceOf(StoreException.class)
                    .satisfies(e -> {
                        for (Throwable t = e; t != null; t = t.getCause()) {
                            assertThat(t.toString()).doesNotContain("canary'", "clerk");
                        }
                    });
        } finally {
            jdbc.update("ALTER TABLE weizheng_audit_detail DROP CONSTRAINT no_canary");
        }
        assertThat(kept()).isEmpty();
    }

    static AuditRecord act() {
        return AuditRecord.of(Instant.parse("2026-11-22T04:00:00Z"), "clerk-17", "notice.publish")
                .object("notice", "2026-118")
                .detail("channel", "wechat")
                .succeeded();
    }
}
