package io.github.weizheng.message.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/** Whatever a message says, it comes through; whatever comes is a message or the documented refusal. */
class AnyMessageTest {
    private static final List<Fields> SAMPLES =
            Sample.all().stream().map(sample -> sample.parsed().fields()).toList();
    /** What gives a message its kind, and must stay. */
    private static final Set<String> FIXED = Set.of("ToUserName", "FromUserName", "MsgType", "Event");

    @Property(tries = 3_000)
    void comesThroughInBothForms(@ForAll("messages") Fields message, @ForAll boolean sections) throws Exception {
        Inbound xml = InboundParser.parseWithoutVerification(XmlForm.of(message, sections));
        Inbound json = InboundParser.parseWithoutVerification(JsonForm.of(message));
        assertThat(Trees.shown(xml.fields())).isEqualTo(Trees.shown(message));
        assertThat(Trees.shown(json.fields())).isEqualTo(Trees.shown(message));
        assertThat(Shown.of(json)).isEqualTo(Shown.of(xml));
        assertThat(json.idempotencyKey()).isEqualTo(xml.idempotencyKey());
    }

    @Property(tries = 5_000)
    void ofAnyBytes(@ForAll byte[] body) {
        isReadOrRefused(body);
    }

    @Property(tries = 5_000)
    void ofAnyTextThatBeginsLikeOne(@ForAll String text) {
        isReadOrRefused(("<xml>" + text).getBytes(UTF_8));
        isReadOrRefused(("<xml>" + text + "</xml>").getBytes(UTF_8));
        isReadOrRefused(("{" + text).getBytes(UTF_8));
        isReadOrRefused(("{\"a\":\"" + text + "\"}").getBytes(UTF_8));
    }

    @Property(tries = 10_000)
    void ofASampleWithOtherBytesInIt(
            @ForAll("samples") byte[] sample, @ForAll double place, @ForAll byte other, @ForAll byte another) {
        int at = Math.floorMod(Double.hashCode(place), sample.length);
        byte[] changed = sample.clone();
        changed[at] = other;
        changed[Math.min(at + 1, changed.length - 1)] = another;
        isReadOrRefused(changed);
    }

    private static void isReadOrRefused(byte[] body) {
        try {
            Inbound inbound = InboundParser.parseWithoutVerification(body);
            assertThat(inbound.idempotencyKey()).hasSize(64);
            assertThat(Shown.of(inbound)).isNotEmpty();
        } catch (CallbackRejectedException e) {
            assertThat(e.reason()).isEqualTo(CallbackRejectedException.Reason.MALFORMED_MESSAGE);
        } catch (RuntimeException e) {
            Assertions.fail("neither a message nor the documented refusal", e);
        }
    }

    @Provide
    Arbitrary<byte[]> samples() {
        return Arbitraries.of(Sample.all()).map(sample -> sample.body().getBytes(UTF_8));
    }

    @Provide
    Arbitrary<Fields> messages() {
        return Combinators.combine(
                        Arbitraries.of(SAMPLES), texts().list().ofMinSize(1).ofMaxSize(5))
                .as((sample, texts) -> filled(sample, new ArrayList<>(texts)));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "", " ", "0", "-1", "9223372036854775807", "3.14", "<", "]]>", "&amp;", "\t\n", "水\"𠮷\\"),
                Arbitraries.strings().filter(text -> XmlCharacters.allowed(text) && text.indexOf('\r') < 0));
    }

    /** With other texts in turn; times stay what they were, since not every number is one. */
    private static Fields filled(Fields fields, List<String> texts) {
        if (FIXED.contains(fields.name()) || fields.name().endsWith("Time")) {
            return fields;
        }
        if (fields.children().isEmpty()) {
            texts.add(texts.remove(0));
            return new Fields(fields.name(), texts.get(0), List.of());
        }
        return new Fields(
                fields.name(),
                "",
                fields.children().stream().map(child -> filled(child, texts)).toList());
    }
}
