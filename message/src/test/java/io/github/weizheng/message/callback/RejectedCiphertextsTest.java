package io.github.weizheng.message.callback;

import static io.github.weizheng.message.callback.RejectedCallbacksTest.SECURE;
import static io.github.weizheng.message.callback.RejectedCallbacksTest.TEXT;
import static io.github.weizheng.message.callback.RejectedCallbacksTest.assertRejected;
import static io.github.weizheng.message.callback.RejectedCallbacksTest.flip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import io.github.weizheng.message.test.PlaintextFrame;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ciphertexts that WeChat does not send: altered on the way, or made by somebody who knows the token, or even the key. */
@ExtendWith(LogCanary.class)
class RejectedCiphertextsTest {
    private static final Charset GBK = Charset.forName("GBK");

    /** Signed rightly, as by somebody who knows the token, around what no honest sender encrypts. */
    static Stream<Arguments> plaintexts() {
        byte[] text = TEXT.getBytes(UTF_8);
        int right = text.length;
        byte[] whole = PlaintextFrame.around(text);
        return Stream.of(
                Arguments.of("padding 0", Reason.UNDECRYPTABLE, withLast(whole, 0)),
                Arguments.of("padding 33", Reason.UNDECRYPTABLE, withLast(whole, 33)),
                Arguments.of("padding 255", Reason.UNDECRYPTABLE, withLast(whole, 255)),
                Arguments.of("padding 128", Reason.UNDECRYPTABLE, withLast(whole, 128)),
                Arguments.of("inconsistent padding", Reason.UNDECRYPTABLE, withLast(whole, 31)),
                Arguments.of("padding and nothing else", Reason.UNDECRYPTABLE, PlaintextFrame.filled(32, 32)),
                Arguments.of("less than a length", Reason.UNDECRYPTABLE, PlaintextFrame.filled(48, 32)),
                Arguments.of("negative length", Reason.UNDECRYPTABLE, PlaintextFrame.of(-1, text, Delivered.APP_ID)),
                Arguments.of(
                        "most negative length",
                        Reason.UNDECRYPTABLE,
                        PlaintextFrame.of(Integer.MIN_VALUE, text, Delivered.APP_ID)),
                Arguments.of(
                        "huge length",
                        Reason.UNDECRYPTABLE,
                        PlaintextFrame.of(Integer.MAX_VALUE, text, Delivered.APP_ID)),
                Arguments.of(
                        "length one byte behind the end",
                        Reason.UNDECRYPTABLE,
                        PlaintextFrame.of(right + Delivered.APP_ID.length() + 1, text, Delivered.APP_ID)),
                Arguments.of(
                        "length up to the end",
                        Reason.WRONG_APP_ID,
                        PlaintextFrame.of(right + Delivered.APP_ID.length(), text, Delivered.APP_ID)),
                Arguments.of(
                        "length one less", Reason.WRONG_APP_ID, PlaintextFrame.of(right - 1, text, Delivered.APP_ID)),
                Arguments.of("length 0", Reason.WRONG_APP_ID, PlaintextFrame.of(0, text, Delivered.APP_ID)),
                Arguments.of("no appid", Reason.WRONG_APP_ID, PlaintextFrame.of(right, text, "")),
                Arguments.of("half an appid", Reason.WRONG_APP_ID, PlaintextFrame.of(right, text, "wx2c2769f8")),
                Arguments.of(
                        "an appid and more",
                        Reason.WRONG_APP_ID,
                        PlaintextFrame.of(right, text, Delivered.APP_ID + "0")),
                Arguments.of(
                        "appid in capitals",
                        Reason.WRONG_APP_ID,
                        PlaintextFrame.of(right, text, Delivered.APP_ID.toUpperCase(Locale.ROOT))),
                Arguments.of(
                        "no message", Reason.MALFORMED_MESSAGE, PlaintextFrame.of(0, new byte[0], Delivered.APP_ID)),
                Arguments.of(
                        "broken UTF-8",
                        Reason.MALFORMED_MESSAGE,
                        PlaintextFrame.of(TEXT.getBytes(GBK).length, TEXT.getBytes(GBK), Delivered.APP_ID)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("plaintexts")
    void whatNoHonestSenderEncryptsIsRejected(String name, Reason reason, byte[] plaintext) {
        Delivered delivered = Delivered.encrypted(Delivered.TOKEN, PlaintextFrame.encrypted(plaintext));
        assertRejected(SECURE, delivered.request(), reason, reason.status());
        assertRejected(SECURE, delivered.inJson().request(), reason, reason.status());
    }

    @Test
    void theHonestPlaintextIsAccepted() {
        byte[] text = TEXT.getBytes(UTF_8);
        String encrypt = PlaintextFrame.encrypted(PlaintextFrame.around(text));
        assertThat(SECURE.open(Delivered.encrypted(Delivered.TOKEN, encrypt).request()))
                .isInstanceOf(InboundMessage.Text.class);
    }

    @Test
    void everyTamperedByteOfTheCiphertextIsASignatureMismatch() {
        Delivered genuine = Delivered.secure(TEXT);
        String body = genuine.body;
        int from = body.indexOf("<Encrypt><![CDATA[") + "<Encrypt><![CDATA[".length();
        for (int i = from; i < body.indexOf("]]></Encrypt>"); i++) {
            genuine.body = flip(body, i);
            assertRejected(SECURE, genuine.request(), Reason.SIGNATURE_MISMATCH, 401);
        }
    }

    @Test
    void everyTamperedByteThatIsSignedAnewIsRejected() {
        byte[] text = TEXT.getBytes(UTF_8);
        byte[] whole = Base64.getDecoder().decode(PlaintextFrame.encrypted(PlaintextFrame.around(text)));
        for (int i = 0; i < whole.length; i++) {
            byte[] tampered = whole.clone();
            tampered[i] ^= 1;
            Delivered delivered =
                    Delivered.encrypted(Delivered.TOKEN, Base64.getEncoder().encodeToString(tampered));
            assertThatThrownBy(() -> SECURE.open(delivered.request()), "byte " + i)
                    .isInstanceOf(CallbackRejectedException.class);
        }
    }

    private static byte[] withLast(byte[] plaintext, int value) {
        byte[] changed = plaintext.clone();
        changed[changed.length - 1] = (byte) value;
        return changed;
    }
}
