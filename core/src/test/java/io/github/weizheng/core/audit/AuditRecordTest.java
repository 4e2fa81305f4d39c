package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.weizheng.core.IdNumber;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.core.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRecordTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final String OPEN_ID = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";

    @Test
    void tellsWhoDidWhatToWhichObjectAndHowItEnded() {
        AuditRecord record = AuditRecord.of(NOON.plusNanos(1_999), "clerk-17", "公告.发布")
                .object("公告", "2026-118")
                .detail("channel", "服务号")
                .detail("empty", "")
                .failed("WeChat does not answer");
        assertThat(record.at()).isEqualTo(NOON.plusNanos(1_000));
        assertThat(record.actor()).isEqualTo("clerk-17");
        assertThat(record.action()).isEqualTo("公告.发布");
        assertThat(record.objectKind()).contains("公告");
        assertThat(record.objectId()).contains("2026-118");
        assertThat(record.outcome()).isEqualTo(AuditRecord.Outcome.FAILED);
        assertThat(record.reason()).contains("WeChat does not answer");
        assertThat(record.details()).containsExactly(entry("channel", "服务号"), entry("empty", ""));
        assertThat(record)
                .hasToString("AuditRecord[" + record.id() + " 公告.发布 failed]")
                .isNotEqualTo(AuditRecord.of(NOON, "clerk-17", "公告.发布").succeeded());
        assertThat(record.toJson())
                .isEqualTo(
                        "{\"id\":\"" + record.id() + "\",\"at\":\"2026-11-22T04:00:00.000001Z\",\"actor\":\"clerk-17\","
                                + "\"action\":\"公告.发布\",\"objectKind\":\"公告\",\"objectId\":\"2026-118\",\"outcome\":\"failed\","
                                + "\"reason\":\"WeChat does not answer\",\"details\":{\"channel\":\"服务号\",\"empty\":\"\"}}");
    }

    @Test
    void aDraftMayBeUsedAgain() {
        AuditRecord.Draft draft = AuditRecord.of(NOON, "clerk-17", "login");
        AuditRecord first = draft.succeeded();
        AuditRecord second = draft.detail("n", "2").refused("locked");
        assertThat(first.details()).isEmpty();
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(first.toJson()).doesNotContain("object", "reason", "details");
    }

    @Test
    void aReasonMayBeLeftOut() {
        assertThat(draft().refused().toJson())
                .contains("\"outcome\":\"refused\"")
                .doesNotContain("reason");
        assertThat(draft().failed().toJson()).contains("\"outcome\":\"failed\"").doesNotContain("reason");
    }

    @Test
    void citizensAreMasked() {
        AuditRecord record = AuditRecord.of(NOON, OpenId.of(OPEN_ID), "bind")
                .object("citizen", IdNumber.of("11010519491231002X"))
                .detail("phone", PhoneNumber.of("13812345678"))
                .detail("name", PersonName.of("张小三"))
                .succeeded();
        assertThat(record.actor()).isEqualTo("o6***2M");
        assertThat(record.objectId()).contains("1****************X");
        assertThat(record.details()).containsEntry("phone", "138****5678").containsEntry("name", "张**");
    }

    @Test
    void citizensInPlainTextsAreMaskedByTheirForm() {
        AuditRecord record = AuditRecord.of(NOON, OPEN_ID, "bind")
                .object("citizen", "id:11010519491231002x")
                .detail("to", "touser=" + OPEN_ID + ",440524188001010014")
                .refused("短信发送至13812345678失败, 110105194912310021 is no ID number");
        assertThat(record.actor()).isEqualTo("o6***2M");
        assertThat(record.objectId()).contains("id:1****************X");
        assertThat(record.details()).containsEntry("to", "touser=o6***2M,4****************4");
        assertThat(record.reason()).contains("短信发送至138****5678失败, 110105194912310021 is no ID number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8613812345678", "8613812345678", "008613812345678", "+86 13812345678", "+86-13812345678"})
    void aMobileNumberBehindTheCodeOfTheCountryIsMaskedToo(String number) {
        assertThat(AuditRecord.of(NOON, "sms", "send")
                        .failed("no answer from " + number + ".")
                        .reason())
                .get()
                .asString()
                .endsWith("138****5678.")
                .doesNotContain("1234");
    }

    @Test
    void anAccountNumberOfElevenDigitsIsNoPhone() {
        AuditRecord record = AuditRecord.of(NOON, "clerk-17", "bill.read")
                .object("account", "13812345678")
                .succeeded();
        assertThat(record.objectId()).contains("13812345678");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "line feed, 10, \\u000a",
        "carriage return, 13, \\u000d",
        "NUL, 0, \\u0000",
        "escape, 27, \\u001b",
        "DEL, 127, \\u007f",
        "NEL, 133, \\u0085",
        "line separator, 8232, \\u2028",
        "paragraph separator, 8233, \\u2029",
        "right to left override, 8238, \\u202e",
        "isolate, 8294, \\u2066",
        "high surrogate alone, 55362, \\ud842",
        "low surrogate alone, 57271, \\udfb7",
        "quote, 34, '\"'",
        "four bytes, 134071, 𠮷",
    })
    void unfitCharactersAreVisible(String name, int character, String recorded) {
        String text =
                "a" + (character < 0x10000 ? String.valueOf((char) character) : Character.toString(character)) + "b";
        AuditRecord record = AuditRecord.of(NOON, text, text)
                .object(text, text)
                .detail(text, text)
                .refused(text);
        String expected = "a" + recorded + "b";
        assertThat(Stream.of(
                        record.actor(), record.action(), record.objectKind().orElseThrow()))
                .containsOnly(expected);
        assertThat(Stream.of(record.objectId().orElseThrow(), record.reason().orElseThrow()))
                .containsOnly(expected);
        assertThat(record.details()).containsExactly(entry(expected, expected));
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.strings().all().ofMinLength(1).ofMaxLength(60);
    }

    @Property(tries = 300)
    void everyTextIsOneLineThatUtf8Holds(@ForAll("anyText") String text) {
        String json =
                AuditRecord.of(NOON, "a", "b").detail("c", text).succeeded().toJson();
        assertThat(json.codePoints()).noneMatch(Character::isISOControl);
        assertThat(json.lines()).hasSize(1);
        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("actor: 1 to 128", 129, text -> AuditRecord.of(NOON, text, "a")),
                limit("action: 1 to 64", 65, text -> AuditRecord.of(NOON, "a", text)),
                limit("object kind: 1 to 64", 65, text -> draft().object(text, "1")),
                limit("object id: 1 to 256", 257, text -> draft().object("k", text)),
                limit("detail name: 1 to 64", 65, text -> draft().detail(text, "")),
                limit("detail value: 0 to 500", 501, text -> draft().detail("k", text)),
                limit("reason: 1 to 500", 501, text -> draft().refused(text)),
                limit("reason: 1 to 500", 501, text -> draft().failed(text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    @SuppressWarnings("NullAway") // what callers without the check may do
    void limitsHold(String words, int tooLong, Consumer<String> use) {
        use.accept("长".repeat(tooLong - 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> use.accept("长".repeat(tooLong)))
                .withMessageContaining(words)
                .withMessageEndingWith("actual " + tooLong)
                .withMessageNotContaining("长");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> use.accept("长".repeat(1 << 20)))
                .withMessageContaining(words);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> use.accept("\n".repeat(tooLong - 1)))
                .withMessageContaining(words);
        if (!words.contains("0 to")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> use.accept(""))
                    .withMessageContaining(words);
        }
        assertThatNullPointerException().isThrownBy(() -> use.accept(null));
    }

    @Test
    void aBadObjectLeavesTheDraftAsItWas() {
        AuditRecord.Draft draft = draft().object("notice", "1");
        assertThatIllegalArgumentException().isThrownBy(() -> draft.object("menu", ""));
        assertThat(draft.succeeded().objectKind()).contains("notice");
        assertThat(draft.succeeded().objectId()).contains("1");
    }

    @Test
    void detailsHaveANameEachAndAreFew() {
        AuditRecord.Draft draft = draft();
        for (int i = 0; i < 16; i++) {
            draft.detail("k" + i, "v");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.detail("k0", "w"))
                .withMessage("detail k0: once, actual twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.detail("k16", "v"))
                .withMessage("details: up to 16, actual one more");
        assertThat(draft.succeeded().details()).hasSize(16);
    }

    @Test
    void timesAreThoseOfCalendarsAndDatabases() {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditRecord.of(Instant.MAX, "a", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditRecord.of(Instant.MIN, "a", "b"));
        assertThat(AuditRecord.of(Instant.parse("9999-12-31T23:59:59.999999999Z"), "a", "b")
                        .succeeded()
                        .at())
                .isEqualTo("9999-12-31T23:59:59.999999Z");
    }

    private static AuditRecord.Draft draft() {
        return AuditRecord.of(NOON, "clerk-17", "notice.publish");
    }

    private static Arguments limit(String words, int tooLong, Consumer<String> use) {
        return Arguments.of(words, tooLong, use);
    }

    private static java.util.Map.Entry<String, String> entry(String name, String value) {
        return java.util.Map.entry(name, value);
    }
}
