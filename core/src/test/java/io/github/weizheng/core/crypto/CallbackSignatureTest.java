package io.github.weizheng.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackVectors.Signed;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackSignatureTest {
    static List<Signed> vectors() {
        return CallbackVectors.load().signatures();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAndVerifiesWhatTencentPublished(Signed v) {
        assertThat(sign(v)).isEqualTo(v.signature());
        assertThat(verify(v, v.signature())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesEveryChangedDigit(Signed v) {
        for (int i = 0; i < v.signature().length(); i++) {
            char other = v.signature().charAt(i) == '0' ? '1' : '0';
            String tampered =
                    v.signature().substring(0, i) + other + v.signature().substring(i + 1);
            assertThat(verify(v, tampered)).as("digit %d", i).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAnythingButTheExactText(Signed v) {
        assertThat(verify(v, v.signature().toUpperCase(Locale.ROOT))).isFalse();
        assertThat(verify(v, v.signature() + "0")).isFalse();
        assertThat(verify(v, v.signature().substring(1))).isFalse();
        assertThat(verify(v, "")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAnotherTokenTimestampOrNonce(Signed v) {
        assertThat(verify(new Signed("", "", "other", v.timestamp(), v.nonce(), v.encrypt(), ""), v.signature()))
                .isFalse();
        assertThat(verify(new Signed("", "", v.token(), "0", v.nonce(), v.encrypt(), ""), v.signature()))
                .isFalse();
        assertThat(verify(new Signed("", "", v.token(), v.timestamp(), "", v.encrypt(), ""), v.signature()))
                .isFalse();
    }

    @Test
    void takesMissingValuesAsNo() {
        Secret token = Secret.of("AAAAA");
        assertThat(CallbackSignature.verify(token, null, "n", "s")).isFalse();
        assertThat(CallbackSignature.verify(token, "t", null, "s")).isFalse();
        assertThat(CallbackSignature.verify(token, "t", "n", null)).isFalse();
        assertThat(CallbackSignature.verify(token, null, "n", "e", "s")).isFalse();
        assertThat(CallbackSignature.verify(token, "t", null, "e", "s")).isFalse();
        assertThat(CallbackSignature.verify(token, "t", "n", null, "s")).isFalse();
        assertThat(CallbackSignature.verify(token, "t", "n", "e", null)).isFalse();
    }

    @Test
    void doesNotTakeTheSignatureOfThreeForTheSignatureOfFour() {
        Signed v = vectors().get(3);
        String three = CallbackSignature.sign(Secret.of(v.token()), v.timestamp(), v.nonce());
        assertThat(verify(v, three)).isFalse();
    }

    @Test
    void writesEveryDigitAsTheLibraryDoes() throws Exception {
        for (int i = 0; i < 200; i++) {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(("1" + "2" + "token" + i).getBytes(UTF_8));
            String signature = HexFormat.of().formatHex(digest);
            assertThat(CallbackSignature.sign(Secret.of("token" + i), "1", "2")).isEqualTo(signature);
            assertThat(CallbackSignature.verify(Secret.of("token" + i), "2", "1", signature))
                    .as("the order of the parts does not matter")
                    .isTrue();
        }
    }

    private static String sign(Signed v) {
        Secret token = Secret.of(v.token());
        return v.encrypt() == null
                ? CallbackSignature.sign(token, v.timestamp(), v.nonce())
                : CallbackSignature.sign(token, v.timestamp(), v.nonce(), v.encrypt());
    }

    private static boolean verify(Signed v, @Nullable String signature) {
        Secret token = Secret.of(v.token());
        return v.encrypt() == null
                ? CallbackSignature.verify(token, v.timestamp(), v.nonce(), signature)
                : CallbackSignature.verify(token, v.timestamp(), v.nonce(), v.encrypt(), signature);
    }
}
