package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} must do. */
abstract class AuditTrailContract {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123456Z");

    abstract AuditTrail trail();

    /** What was kept, in the form of {@link AuditRecord#toJson()}. */
    abstract List<JsonNode> kept();

    @Test
    void keepsAllOfARecord() {
        AuditRecord record = AuditRecord.of(NOON, OpenId.of("o6_bmjrPTlm6_2sgVt7hMZOPfL2M"), "公告.阅读")
                .object("公告", "2026-118")
                .detail("z", "first")
                .detail("a", "𠮷")
                .detail("empty", "")
                .refused("not 'yours'; -- {} \"quoted\" \\");
        trail().record(record);
        assertThat(kept()).containsExactly(json(record));
    }

    @Test
    void keepsARecordOfLittle() {
        AuditRecord record =
                AuditRecord.of(Instant.parse("0001-01-01T00:00:00Z"), "a", "b").succeeded();
        trail().record(record);
        assertThat(kept()).containsExactly(json(record));
    }

    @Test
    void keepsTextsOfEveryKindAtTheirLimit() {
        for (String character : List.of("长", "\\", "\"", "'", "\u00e9")) {
            trail().record(largest(character, 1));
        }
        trail().record(largest("𠮷", 2));
        trail().record(largest("\n", 6));
        assertThat(kept()).hasSize(7).allSatisfy(json -> assertThat(json.get("details"))
                .hasSize(16));
    }

    private static AuditRecord largest(String character, int chars) {
        AuditRecord.Draft draft = AuditRecord.of(NOON, character.repeat(128 / chars), character.repeat(64 / chars))
                .object(character.repeat(64 / chars), character.repeat(256 / chars));
        for (int i = 0; i < 16; i++) {
            draft.detail(character.repeat((64 - 2) / chars) + (10 + i), character.repeat(500 / chars));
        }
        return draft.failed(character.repeat(500 / chars));
    }

    @Test
    void manyThreadsRecordAtOnce() throws Exception {
        AuditTrail trail = trail();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Callable<String>> acts = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            AuditRecord record =
                    AuditRecord.of(NOON, "clerk-" + i, "act").detail("n", "1").succeeded();
            acts.add(() -> {
                trail.record(record);
                return record.id();
            });
        }
        List<String> ids = new ArrayList<>();
        try {
            for (Future<String> act : pool.invokeAll(acts)) {
                ids.add(act.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(kept()).extracting(json -> json.get("id").asText()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void anInterruptedThreadMayRecord() {
        Thread.currentThread().interrupt();
        trail().record(AuditRecord.of(NOON, "a", "first").succeeded());
        assertThat(Thread.interrupted()).isTrue();
        trail().record(AuditRecord.of(NOON, "a", "second").succeeded());
        assertThat(kept()).extracting(json -> json.get("action").asText()).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without the check may do
    void nullIsRefusedAtOnce() {
        assertThatNullPointerException().isThrownBy(() -> trail().record(null)).withMessage("record");
    }

    static JsonNode json(AuditRecord record) {
        return json(record.toJson());
    }

    static JsonNode json(String text) {
        try {
            return WireJson.tree(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
