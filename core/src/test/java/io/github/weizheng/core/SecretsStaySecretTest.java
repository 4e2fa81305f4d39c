package io.github.weizheng.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import org.junit.jupiter.api.Test;

class SecretsStaySecretTest {
    private static final String CANARY = "c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc";

    @Test
    void aSecretShowsNothing() {
        Secret secret = Secret.of(CANARY);
        assertThat(secret.toString()).doesNotContain("c4n4ry");
        assertThat(secret).isNotInstanceOf(Serializable.class);
        assertThat(secret.expose()).isEqualTo(CANARY);
        assertThat(secret).isEqualTo(Secret.of(CANARY)).isNotEqualTo(Secret.of("other"));
        assertThat(secret.hashCode()).isEqualTo(Secret.of("other").hashCode());
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Secret.of("c4n4ry\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c4n4ry");
    }

    @Test
    void anAccountShowsNothing() {
        OfficialAccount account = OfficialAccount.builder("wx0123456789abcdef")
                .appSecret(Secret.of(CANARY))
                .callbackToken(Secret.of(CANARY))
                .previousCallbackToken(Secret.of(CANARY))
                .encodingAesKey(Secret.of(CANARY))
                .previousEncodingAesKey(Secret.of(CANARY))
                .build();
        assertThat(account.toString()).isEqualTo("OfficialAccount[wx0123456789abcdef]");
    }

    @Test
    void configurationErrorsNameFieldLimitAndActualButNotTheValue() {
        OfficialAccount.Builder builder = OfficialAccount.builder("wx0123456789abcdef");
        assertThatThrownBy(() -> builder.encodingAesKey(Secret.of("c4n4ry")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("encodingAesKey: exactly 43 letters and digits, actual length 6");
        assertThatThrownBy(() -> builder.previousEncodingAesKey(Secret.of(CANARY + "x")))
                .hasMessage("previousEncodingAesKey: exactly 43 letters and digits, actual length 44");
        assertThatThrownBy(() -> OfficialAccount.builder("wx 1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OfficialAccount.builder("wx1")
                        .previousEncodingAesKey(Secret.of(CANARY))
                        .build())
                .hasMessageContaining("previousEncodingAesKey");
        assertThatThrownBy(() -> OfficialAccount.builder("wx1")
                        .previousCallbackToken(Secret.of(CANARY))
                        .build())
                .hasMessageContaining("previousCallbackToken");
    }

    @Test
    void anOpenIdShowsItsEndsOnly() {
        OpenId openId = OpenId.of("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
        assertThat(openId.toString()).isEqualTo("o6***2M");
        assertThat(OpenId.of("short").toString()).isEqualTo("***");
        assertThat(openId).isEqualTo(OpenId.of("o6_bmjrPTlm6_2sgVt7hMZOPfL2M")).hasSameHashCodeAs(openId);
        assertThatThrownBy(() -> OpenId.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenId.of("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenId.of("a".repeat(129))).hasMessageContaining("129");
    }

    @Test
    void aMenuKeyHasUpTo128Bytes() {
        assertThat(MenuKey.of("水".repeat(42) + "ab").value()).hasSize(44);
        assertThatThrownBy(() -> MenuKey.of("水".repeat(43))).hasMessage("menu key: 1 to 128 bytes, actual 129");
        assertThatThrownBy(() -> MenuKey.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}
