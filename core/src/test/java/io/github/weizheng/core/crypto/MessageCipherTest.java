package io.github.weizheng.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.crypto.CallbackVectors.Encrypted;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCipherTest {
    private static final Secret KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    private static final byte[] RAW_KEY = Base64.getDecoder().decode(KEY.expose());
    private static final String APP_ID = "wx2c2769f8efd9abc2";
    private static final MessageCipher CIPHER = MessageCipher.of(KEY, APP_ID);

    static List<Encrypted> vectors() {
        return CallbackVectors.load().ciphers();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decryptsWhatTencentPublished(Encrypted v) {
        MessageCipher cipher = MessageCipher.of(Secret.of(v.encodingAesKey()), v.appId());
        assertThat(new String(cipher.decrypt(v.encrypt()), UTF_8)).isEqualTo(v.message());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encryptsToTheSameBytesUnderTheSameRandomPrefix(Encrypted v) {
        SecureRandom fixed = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(v.random().getBytes(UTF_8), 0, bytes, 0, bytes.length);
            }
        };
        MessageCipher cipher = MessageCipher.of(Secret.of(v.encodingAesKey()), v.appId(), fixed);
        assertThat(cipher.encrypt(v.message().getBytes(UTF_8))).isEqualTo(v.encrypt());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAnotherAccount(Encrypted v) {
        MessageCipher longer = MessageCipher.of(Secret.of(v.encodingAesKey()), v.appId() + "x");
        assertRejected(longer, v.encrypt(), Reason.WRONG_APP_ID);
        MessageCipher shorter = MessageCipher.of(
                Secret.of(v.encodingAesKey()), v.appId().substring(0, v.appId().length() - 1));
        assertRejected(shorter, v.encrypt(), Reason.WRONG_APP_ID);
        MessageCipher cipher = MessageCipher.of(Secret.of(v.encodingAesKey()), "wx0000000000000000");
        assertRejected(cipher, v.encrypt(), Reason.WRONG_APP_ID);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAnotherKey(Encrypted v) {
        MessageCipher cipher = MessageCipher.of(Secret.of("Z".repeat(43)), v.appId());
        assertThatThrownBy(() -> cipher.decrypt(v.encrypt())).isInstanceOf(CallbackRejectedException.class);
    }

    static List<Arguments> damaged() {
        byte[] tail = APP_ID.getBytes(UTF_8);
        return List.of(
                Arguments.of("empty", ""),
                Arguments.of("three bytes", "QUJD"),
                Arguments.of("not Base64", "这不是密文"),
                Arguments.of("blanks where + was", "AAAA AAAA AAAA AAAAAAAA=="),
                Arguments.of("line breaks", vectors().get(2).encrypt().substring(0, 64) + "\n"),
                Arguments.of("half a block", Base64.getEncoder().encodeToString(new byte[24])),
                Arguments.of("padding 0", crafted(padded(plain(4, "text", tail), 32, 0))),
                Arguments.of("padding 33", crafted(padded(plain(4, "text", tail), 48, 33))),
                Arguments.of("padding 255", crafted(padded(plain(4, "text", tail), 32, 255))),
                Arguments.of("padding longer than the text", crafted(filled(16, 32))),
                Arguments.of("inconsistent padding", crafted(inconsistent(plain(4, "text", tail)))),
                Arguments.of("padding leaves less than a head", crafted(padded(new byte[10], 16, 6))),
                Arguments.of("negative length", crafted(padded(plain(-1, "text", tail), 32, -2))),
                Arguments.of("least length", crafted(padded(plain(Integer.MIN_VALUE, "text", tail), 32, -2))),
                Arguments.of("huge length", crafted(padded(plain(Integer.MAX_VALUE, "text", tail), 32, -2))),
                Arguments.of("length one too many", crafted(padded(plain(4 + tail.length + 1, "text", tail), 32, -2))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void refusesDamage(String name, String encrypt) {
        assertRejected(CIPHER, encrypt, Reason.UNDECRYPTABLE);
    }

    @Test
    void refusesALengthThatSwallowsTheAppId() {
        byte[] tail = APP_ID.getBytes(UTF_8);
        String encrypt = crafted(padded(plain(4 + tail.length, "text", tail), 32, -2));
        assertRejected(CIPHER, encrypt, Reason.WRONG_APP_ID);
    }

    @Test
    void acceptsAMessageOfNoBytes() {
        assertThat(CIPHER.decrypt(CIPHER.encrypt(new byte[0]))).isEmpty();
    }

    @Property(tries = 500)
    void readsBackWhatItWrites(@ForAll byte[] message) {
        assertThat(CIPHER.decrypt(CIPHER.encrypt(message))).isEqualTo(message);
    }

    @Property(tries = 500)
    void refusesAnyBytesWithOneException(@ForAll byte[] blocks) {
        byte[] whole = Arrays.copyOf(blocks, (blocks.length + 15) / 16 * 16);
        String encrypt = Base64.getEncoder().encodeToString(whole);
        assertThatThrownBy(() -> CIPHER.decrypt(encrypt)).isInstanceOf(CallbackRejectedException.class);
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> work = IntStream.range(0, 2_000)
                    .<Callable<String>>mapToObj(i ->
                            () -> new String(CIPHER.decrypt(CIPHER.encrypt(("message " + i).getBytes(UTF_8))), UTF_8))
                    .toList();
            List<Future<String>> done = pool.invokeAll(work);
            for (int i = 0; i < done.size(); i++) {
                assertThat(done.get(i).get()).isEqualTo("message " + i);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {1, 42, 44})
    void refusesAKeyOfTheWrongLength(int length) {
        Secret key = Secret.of("k".repeat(length));
        assertThatThrownBy(() -> MessageCipher.of(key, APP_ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("43")
                .hasMessageContaining(String.valueOf(length))
                .hasMessageNotContaining(key.expose());
    }

    private static void assertRejected(MessageCipher cipher, String encrypt, Reason reason) {
        assertThatThrownBy(() -> cipher.decrypt(encrypt))
                .isInstanceOfSatisfying(CallbackRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason));
    }

    private static byte[] plain(int length, String message, byte[] appId) {
        byte[] text = message.getBytes(UTF_8);
        return ByteBuffer.allocate(20 + text.length + appId.length)
                .put(new byte[16])
                .putInt(length)
                .put(text)
                .put(appId)
                .array();
    }

    /** Pads to a multiple of a block; -2 means with the right padding byte. */
    private static byte[] padded(byte[] plain, int block, int with) {
        int pad = block - plain.length % block;
        byte[] padded = Arrays.copyOf(plain, plain.length + pad);
        Arrays.fill(padded, plain.length, padded.length, (byte) (with == -2 ? pad : with));
        return padded;
    }

    private static byte[] inconsistent(byte[] plain) {
        byte[] padded = padded(plain, 32, -2);
        padded[padded.length - 2]++;
        return padded;
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static String crafted(byte[] blocks) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(RAW_KEY, "AES"), new IvParameterSpec(RAW_KEY, 0, 16));
            return Base64.getEncoder().encodeToString(aes.doFinal(blocks));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
