package io.github.weizheng.core.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CallbackRequestTest {
    @Test
    void decodesAParameter() {
        assertThat(query("nonce=a%2Bb+c&timestamp=1").parameter("nonce")).contains("a+b c");
        assertThat(query("nonce=a%2Bb+c&timestamp=1").parameter("timestamp")).contains("1");
        assertThat(query("a=%E6%B0%B4").parameter("a")).contains("水");
        assertThat(query("a=1=2").parameter("a")).contains("1=2");
        assertThat(query("a").parameter("a")).contains("");
        assertThat(query("%61=1").parameter("a")).contains("1");
    }

    @Test
    void givesNothingForAMissingDoubledOrBrokenOne() {
        assertThat(query(null).parameter("a")).isEmpty();
        assertThat(query("").parameter("a")).isEmpty();
        assertThat(query("b=1").parameter("a")).isEmpty();
        assertThat(query("a=1&a=1").parameter("a")).isEmpty();
        assertThat(query("a=1&%61=2").parameter("a")).isEmpty();
        assertThat(query("a=%zz").parameter("a")).isEmpty();
        assertThat(query("a=1&" + "b".repeat(9_000)).parameter("a")).isEmpty();
    }

    @Property
    void neverFails(@ForAll String query, @ForAll String name) {
        assertThat(query(query).parameter(name)).isNotNull();
    }

    @Test
    void keepsItsBytes() {
        byte[] bytes = {1, 2, 3};
        CallbackRequest request = body(bytes);
        bytes[0] = 9;
        request.body()[1] = 9;
        assertThat(request.body()).containsExactly(1, 2, 3);
    }

    @Test
    void looksHeadersUpInAnyCase() {
        CallbackRequest request =
                CallbackRequest.of("POST", null, Map.of("Wechatpay-Nonce", List.of("n")), new byte[0]);
        assertThat(request.headers().get("wechatpay-nonce")).containsExactly("n");
    }

    @Test
    void keepsBothValuesOfAHeaderThatCameInTwoCases() {
        CallbackRequest request =
                CallbackRequest.of("POST", null, Map.of("X-Nonce", List.of("1"), "x-nonce", List.of("2")), new byte[0]);
        assertThat(request.headers().get("X-NONCE")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void findsACookieThatIsThereOnce() {
        CallbackRequest request = cookies("a=1; session=x=y;b=2", "c=");
        assertThat(request.cookie("a")).contains("1");
        assertThat(request.cookie("session")).contains("x=y");
        assertThat(request.cookie("b")).contains("2");
        assertThat(request.cookie("c")).contains("");
        assertThat(request.cookie("sess")).isEmpty();
        assertThat(request.cookie("A")).isEmpty();
        assertThat(cookies("a=1; a=2").cookie("a")).isEmpty();
        assertThat(cookies("a=1", "a=1").cookie("a")).isEmpty();
        assertThat(cookies(";;=;a").cookie("a")).isEmpty();
        assertThat(query("").cookie("a")).isEmpty();
        assertThat(cookies("$Version=\"1\"; a=\"1\";$Path=\"/\"").cookie("a")).contains("1");
        assertThat(cookies("a=\"").cookie("a")).contains("\"");
        assertThat(cookies("a=\"\"").cookie("a")).contains("");
    }

    @Test
    void knowsWhereItCameFromOnceItIsTold() {
        CallbackRequest request = CallbackRequest.of("POST", "a=1", Map.of("X", List.of("y")), "body".getBytes(UTF_8));
        CallbackRequest from = request.from("2001:db8::1");
        assertThat(request.remoteAddress()).isEmpty();
        assertThat(from.remoteAddress()).contains("2001:db8::1");
        assertThat(from.method()).isEqualTo("POST");
        assertThat(from.parameter("a")).contains("1");
        assertThat(from.headers().get("x")).containsExactly("y");
        assertThat(from.body()).isEqualTo(request.body());
    }

    @Test
    void showsNeitherQueryNorBody() {
        CallbackRequest request = CallbackRequest.of("POST", "signature=s3cr3t", "s3cr3t".getBytes(UTF_8));
        assertThat(request.toString()).doesNotContain("s3cr3t");
        assertThat(CallbackResponse.text(200, "s3cr3t").toString()).doesNotContain("s3cr3t");
    }

    private static CallbackRequest query(@org.jspecify.annotations.Nullable String query) {
        return CallbackRequest.of("GET", query, new byte[0]);
    }

    private static CallbackRequest cookies(String... lines) {
        return CallbackRequest.of("GET", null, Map.of("cookie", List.of(lines)), new byte[0]);
    }

    private static CallbackRequest body(byte[] body) {
        return CallbackRequest.of("POST", null, body);
    }
}
