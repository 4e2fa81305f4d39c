package io.github.weizheng.message.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.weizheng.core.Secret;
import io.github.weizheng.message.test.Delivered;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a target and a forwarding refuse to be. */
class ForwardTargetTest {
    private static final Secret TOKEN = Secret.of("taxToken");

    static Stream<Arguments> misuse() {
        return Stream.of(
                refused("an empty name", () -> at("", "https://tax.example/"), "name: 1 to 64 visible characters"),
                refused("65 characters", () -> at("x".repeat(65), "https://tax.example/"), "actual 65"),
                refused("a line break", () -> at("a\nb", "https://tax.example/"), "name: 1 to 64 visible"),
                refused("an openid", () -> at(Delivered.CITIZEN, "https://tax.example/"), "name: 1 to 64 visible"),
                refused("no http", () -> at("tax", "ftp://tax.example/"), "url: http(s)://host"),
                refused("no host", () -> at("tax", "/wechat"), "url: http(s)://host"),
                refused("credentials", () -> at("tax", "https://a:b@tax.example/"), "url: http(s)://host"),
                refused("a fragment", () -> at("tax", "https://tax.example/#a"), "url: http(s)://host"),
                refused(
                        "a parameter of WeChat's",
                        () -> at("tax", "https://tax.example/?nonce=1"),
                        "no parameter nonce"),
                refused("a short key", () -> fine().secure(Secret.of("short")), "encodingAesKey: exactly 43"),
                refused("no time", () -> fine().timeout(Duration.ZERO), "timeout: more than zero"),
                refused("much time", () -> fine().timeout(Duration.ofSeconds(61)), "up to 1 minute, actual PT1M1S"),
                refused("none at once", () -> fine().atOnce(0), "atOnce: 1 to 64, actual 0"),
                refused("65 at once", () -> fine().atOnce(65), "atOnce: 1 to 64, actual 65"),
                refused("no target", () -> forwarding().build(), "target: at least 1, actual 0"),
                refused(
                        "a name twice",
                        () -> forwarding().target(fine().build()).target(fine().build()),
                        "actual two of tax"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misuse")
    void misuseIsRefused(String name, ThrowingCallable use, String message) {
        assertThatThrownBy(use)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("a:b", Delivered.CITIZEN);
    }

    @Test
    void whoMayAnswerIsRequiredUnlessToldOtherwise() {
        assertThat(fine().build().required()).isFalse();
        assertThat(fine().mayAnswer().build().required()).isTrue();
        assertThat(fine().required(false).mayAnswer().build().required()).isFalse();
        assertThat(fine().required(true).build().mayAnswer()).isFalse();
    }

    private static Arguments refused(String name, ThrowingCallable use, String message) {
        return arguments(name, use, message);
    }

    private static ForwardTarget.Builder at(String name, String url) {
        return ForwardTarget.builder(name, URI.create(url), TOKEN);
    }

    private static ForwardTarget.Builder fine() {
        return at("tax", "https://tax.example/wechat?office=7");
    }

    private static Forwarding.Builder forwarding() {
        return Forwarding.builder(Delivered.plainAccount());
    }
}
