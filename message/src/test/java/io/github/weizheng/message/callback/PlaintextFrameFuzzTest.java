package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.PlaintextFrame;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody with the key encrypts: only the one frame around a message gives that message. */
class PlaintextFrameFuzzTest {
    private static final MessageCipher CIPHER = MessageCipher.of(Delivered.AES_KEY, Delivered.APP_ID);

    static Stream<byte[]> frames() {
        byte[] text = Delivered.text(1, "你好").getBytes(UTF_8);
        return Stream.of(
                PlaintextFrame.around(text),
                PlaintextFrame.around(new byte[0]),
                PlaintextFrame.of(-1, text, Delivered.APP_ID),
                PlaintextFrame.of(Integer.MAX_VALUE, text, Delivered.APP_ID),
                PlaintextFrame.of(text.length, text, "wx0000000000000000"),
                PlaintextFrame.filled(32, 32),
                PlaintextFrame.filled(48, 32));
    }

    @MethodSource("frames")
    @FuzzTest
    void isItsMessageOrRefused(byte @NotNull [] plaintext) {
        byte[] frame = Arrays.copyOf(plaintext, (plaintext.length + 15) / 16 * 16);
        try {
            byte[] message = CIPHER.decrypt(PlaintextFrame.encrypted(frame));
            int padding = frame.length - 20 - message.length - Delivered.APP_ID.length();
            assertThat(padding).isBetween(1, 32);
            assertThat(PlaintextFrame.of(Arrays.copyOf(frame, 16), message.length, message, Delivered.APP_ID, padding))
                    .isEqualTo(frame);
        } catch (CallbackRejectedException e) {
            assertThat(e.reason()).isIn(Reason.UNDECRYPTABLE, Reason.WRONG_APP_ID);
        }
        assertThat(CIPHER.decrypt(PlaintextFrame.encrypted(PlaintextFrame.around(plaintext))))
                .isEqualTo(plaintext);
    }
}
