package io.github.weizheng.core.audit;

import io.github.weizheng.core.test.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Chains in memory, and their lines taken apart and put together. */
final class Chains {
    static final ChainHash SHA_256 = ChainHash.sha256();
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private Chains() {}

    static AuditRecord act(String text) {
        return AuditRecord.of(NOON, "clerk-17", "notice.publish")
                .object("notice", "2026-118")
                .detail("text", text)
                .succeeded();
    }

    static ChainedAuditFile on(MemoryDisk disk) {
        return on(disk, SHA_256);
    }

    static ChainedAuditFile on(MemoryDisk disk, ChainHash hash) {
        try {
            return ChainedAuditFile.on(disk, hash, ChainHead.start(), new SettableClock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a chain with one record for each text. */
    static byte[] of(ChainHash hash, List<String> texts) {
        MemoryDisk disk = new MemoryDisk();
        try (ChainedAuditFile trail = on(disk, hash)) {
            texts.forEach(text -> trail.record(act(text)));
        }
        return disk.bytes();
    }

    static byte[] ofFive() {
        return of(SHA_256, List.of("一", "二", "三", "四", "五"));
    }

    static List<String> lines(byte[] chain) {
        return new ArrayList<>(new String(chain, StandardCharsets.UTF_8).lines().toList());
    }

    static byte[] join(List<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(line -> bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return bytes.toByteArray();
    }

    static ChainReport verify(byte[] chain) {
        return new ChainVerifier(SHA_256).verify(new ByteArrayInputStream(chain));
    }

    static ChainHead headOf(byte[] chain) {
        return ((ChainReport.Intact) verify(chain)).head();
    }
}
