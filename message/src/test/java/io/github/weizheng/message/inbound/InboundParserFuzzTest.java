package io.github.weizheng.message.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come: a message or the documented refusal, and what is read as XML is read as Woodstox reads it. */
class InboundParserFuzzTest {
    static Stream<byte[]> samples() {
        return Sample.all().stream().map(sample -> sample.body().getBytes(UTF_8));
    }

    @MethodSource("samples")
    @FuzzTest
    void isReadOrRefused(byte @NotNull [] body) {
        Optional<Fields> fields = fields(body);
        fields.filter(read -> !InboundParser.isJson(body)).ifPresent(read -> isReadByWoodstox(read, body));
        try {
            Inbound inbound = InboundParser.parseWithoutVerification(body);
            assertThat(Trees.shown(inbound.fields()))
                    .isEqualTo(Trees.shown(fields.orElseThrow(() -> new AssertionError("typed, but unread"))));
            assertThat(inbound.idempotencyKey()).hasSize(64);
            assertThat(Shown.of(inbound)).isNotEmpty();
        } catch (CallbackRejectedException e) {
            assertThat(e.reason()).isEqualTo(Reason.MALFORMED_MESSAGE);
        }
    }

    private static Optional<Fields> fields(byte[] body) {
        try {
            return Optional.of(InboundParser.fieldsWithoutVerification(body));
        } catch (CallbackRejectedException e) {
            assertThat(e.reason()).isEqualTo(Reason.MALFORMED_ENVELOPE);
            return Optional.empty();
        }
    }

    private static void isReadByWoodstox(Fields fields, byte[] body) {
        try {
            assertThat(Trees.shown(fields)).isEqualTo(WoodstoxTree.read(body));
        } catch (XMLStreamException e) {
            throw new AssertionError("read here, refused by Woodstox", e);
        }
    }
}
