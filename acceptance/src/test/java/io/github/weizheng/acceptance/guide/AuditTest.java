package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.audit.AuditRecord;
import io.github.weizheng.core.audit.AuditTrail;
import io.github.weizheng.core.audit.ChainHash;
import io.github.weizheng.core.audit.ChainHead;
import io.github.weizheng.core.audit.ChainReport;
import io.github.weizheng.core.audit.ChainVerifier;
import io.github.weizheng.core.audit.ChainedAuditFile;
import io.github.weizheng.core.audit.JdbcAuditTrail;
import io.github.weizheng.core.audit.Slf4jAuditTrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    private final Clock clock = Clock.systemUTC();
    private final OpenId openId = OpenId.of("oLiLei0123456789");

    @Test
    void recordsGoToALogOrADatabase() throws SQLException {
        DataSource dataSource = Town.database();
        // tag::record[]
        AuditRecord record = AuditRecord.of(clock.instant(), "clerk-17", "notice.publish")
                .object("notice", "2026-118")
                .detail("citizen", openId) // 记为 oL***89
                .succeeded(); // 或 refused("…")、failed("…")
        // end::record[]
        assertThat(record.details()).containsEntry("citizen", "oL***89");
        // tag::trails[]
        AuditTrail log = new Slf4jAuditTrail(); // 日志名 io.github.weizheng.audit，INFO 级
        JdbcAuditTrail.createSchema(dataSource); // 建表一次即可
        AuditTrail database = new JdbcAuditTrail(dataSource);
        log.record(record);
        database.record(record);
        // end::trails[]
        database.record(record);
        // tag::recordOn[]
        try (Connection tx = dataSource.getConnection()) {
            tx.setAutoCommit(false);
            // 业务写入也在 tx 上
            JdbcAuditTrail.recordOn(tx, record);
            tx.commit();
        }
        // end::recordOn[]
    }

    @Test
    void aChainedFileShowsWhatWasChanged(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("audit.jsonl");
        Secret chainKey = Secret.of("32-random-bytes-for-the-chain-0123456789");
        // tag::chain[]
        ChainHead anchor;
        try (ChainedAuditFile trail = ChainedAuditFile.open(file, ChainHash.sha256(chainKey))) {
            trail.record(AuditRecord.of(clock.instant(), "clerk-17", "login").succeeded());
            trail.record(AuditRecord.of(clock.instant(), "clerk-17", "export").refused("无权限"));
            anchor = trail.head(); // 定期抄存到别处
        }
        // end::chain[]
        // tag::verify[]
        ChainReport report =
                new ChainVerifier(ChainHash.sha256(chainKey)).anchoredAt(anchor).verify(file);
        // end::verify[]
        assertThat(report.isIntact()).isTrue();
        assertThat(report).hasToString("intact (完整), 2 records, head " + anchor);
        Files.writeString(file, Files.readString(file).replace("export", "exempt"));
        assertThat(new ChainVerifier(ChainHash.sha256(chainKey)).verify(file))
                .hasToString(
                        "broken (损坏) at line 2, record 2: altered, its content does not fit its hash (内容与哈希不符,已被改动)");
    }

    @Test
    void aFileGoesOnWhereAnotherEnded(@TempDir Path folder) {
        Path november = folder.resolve("2026-11.jsonl");
        Path december = folder.resolve("2026-12.jsonl");
        ChainHash sm3 = ChainHash.sm3();
        ChainHead end;
        try (ChainedAuditFile trail = ChainedAuditFile.open(november, sm3)) {
            trail.record(AuditRecord.of(Instant.EPOCH, "clerk-17", "login").succeeded());
            end = trail.head();
        }
        // tag::rotate[]
        try (ChainedAuditFile next = ChainedAuditFile.open(december, sm3, end, clock)) {
            next.record(AuditRecord.of(clock.instant(), "clerk-17", "login").succeeded());
        }
        ChainReport report = new ChainVerifier(sm3).startingAfter(end).verify(december);
        // end::rotate[]
        assertThat(report.isIntact()).isTrue();
    }
}
