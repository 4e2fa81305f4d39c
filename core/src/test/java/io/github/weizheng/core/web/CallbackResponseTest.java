package io.github.weizheng.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackResponseTest {
    @Test
    void redirectsWithAStatusAndALocation() {
        CallbackResponse response = CallbackResponse.redirect(URI.create("https://portal.gov.cn/办事?x=1#top"));
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.headers().get("location"))
                .containsExactly("https://portal.gov.cn/%E5%8A%9E%E4%BA%8B?x=1#top");
        assertThat(response.body()).isEmpty();
        assertThat(CallbackResponse.redirect(URI.create("/here?x=1")).headers().get("Location"))
                .containsExactly("/here?x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "//evil.com/x", "data:text/html,x", "https:/x", "x", "", "mailto:a@b.cn"})
    void redirectsToWebAddressesOnly(String target) {
        assertThatThrownBy(() -> CallbackResponse.redirect(URI.create(target)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target: http(s)://host/… or /path");
    }

    @Test
    void keepsEveryCookieAndTheResponseItCameFrom() {
        CallbackResponse bare = CallbackResponse.empty(200);
        CallbackResponse two = bare.withHeader("Set-Cookie", "a=1; Path=/").withHeader("set-cookie", "b=2");
        assertThat(two.headers().get("Set-Cookie")).containsExactly("a=1; Path=/", "b=2");
        assertThat(bare.headers()).isEmpty();
        assertThatThrownBy(() -> two.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() ->
                        two.headers().getOrDefault("Set-Cookie", List.of()).add("c=3"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(two.toString()).doesNotContain("a=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x=1", "a\n", "\ra", "a\u0000", "水", "a\u0085b", "\u007f"})
    void letsNobodyBeginALineOfTheirOwn(String value) {
        CallbackResponse response = CallbackResponse.empty(200);
        assertThatThrownBy(() -> response.withHeader("X-Test", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("header X-Test: printable ASCII, blanks and tabs only");
    }

    @Test
    void takesHeaderNamesOnly() {
        CallbackResponse response = CallbackResponse.empty(200);
        for (String name : List.of("", "X Test", "X:Test", "X\r\nY", "水", "x".repeat(129))) {
            assertThatThrownBy(() -> response.withHeader(name, "a"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("actual length " + name.length());
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Type", "content-length", "Transfer-Encoding"})
    void leavesToTheBodyWhatFollowsFromIt(String name) {
        CallbackResponse response = CallbackResponse.empty(200);
        assertThatThrownBy(() -> response.withHeader(name, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("follows from the body");
    }
}
