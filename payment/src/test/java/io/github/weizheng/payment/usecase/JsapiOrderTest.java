package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.order.JsapiOrder;
import io.github.weizheng.payment.order.OutTradeNo;
import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsapiOrderTest {
    private static final OutTradeNo NUMBER = OutTradeNo.of("WATER20240501000001");
    private static final URI URL = URI.create("https://pay.example.gov.cn/wx/notify");
    private static final OpenId PAYER = OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");

    @Test
    void itHoldsWhatWasGiven() {
        Instant noon = Instant.parse("2024-05-01T04:00:00Z");
        JsapiOrder order = whole().attach("x".repeat(128))
                .expiresAt(noon)
                .payerClientIp("2001:db8::1")
                .build();
        assertThat(order.appId()).isEqualTo("wxd678efh567hg6787");
        assertThat(order.outTradeNo()).isEqualTo(NUMBER);
        assertThat(order.total()).isEqualTo(Fen.of(1));
        assertThat(order.description()).hasSize(127);
        assertThat(order.notifyUrl()).isEqualTo(URL);
        assertThat(order.payer()).isEqualTo(PAYER);
        assertThat(order.attach()).isPresent();
        assertThat(order.expiresAt()).contains(noon);
        assertThat(order.payerClientIp()).contains("2001:db8::1");
        assertThat(order).hasToString("JsapiOrder[WATER20240501000001, 0.01]");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(b -> b.description(""), "description: 1 to 127 characters, actual 0"),
                refused(b -> b.description("水".repeat(128)), "description: 1 to 127 characters, actual 128"),
                refused(
                        b -> b.description("住户𠮷某水费"),
                        "description: no characters of four bytes in UTF-8, actual one at index 2"),
                refused(b -> b.attach(""), "attach: 1 to 128 characters, actual 0"),
                refused(b -> b.attach("x".repeat(129)), "attach: 1 to 128 characters, actual 129"),
                refused(b -> b.attach("😀"), "attach: no characters of four bytes in UTF-8, actual one at index 0"),
                refused(b -> b.notifyUrl(URI.create("/wx/notify")), "notify_url: http(s)://host/path without"),
                refused(b -> b.notifyUrl(URI.create("ftp://a.cn/x")), "notify_url: http(s)://host/path without"),
                refused(b -> b.notifyUrl(URI.create("https://a.cn")), "notify_url: http(s)://host/path without"),
                refused(b -> b.notifyUrl(URI.create("https://a.cn/x?y=1")), "notify_url: http(s)://host/path without"),
                refused(b -> b.notifyUrl(URI.create("https://a.cn/x#y")), "notify_url: http(s)://host/path without"),
                refused(b -> b.notifyUrl(URI.create("https://u:p@a.cn/x")), "notify_url: http(s)://host/path without"),
                refused(
                        b -> b.notifyUrl(URI.create("https://a.cn/" + "x".repeat(243))),
                        "notify_url: at most 255 characters, actual 256"),
                refused(
                        b -> b.payerClientIp("256.1.1.1"),
                        "payer_client_ip: an IPv4 or IPv6 address in figures, actual 9"),
                refused(b -> b.payerClientIp("localhost"), "payer_client_ip: an IPv4"),
                refused(b -> b.payerClientIp("::1%eth0"), "payer_client_ip: an IPv4"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aLimitIsNamedWithUnitAndActualValue(Consumer<JsapiOrder.Builder> step, String message) {
        assertThatThrownBy(() -> step.accept(whole()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void whatIsRequiredIsMissed() {
        JsapiOrder.Builder builder = JsapiOrder.builder("wx1", NUMBER, Fen.of(1));
        assertThatThrownBy(builder::build).hasMessage("description: required, missing");
        builder.description("水费");
        assertThatThrownBy(builder::build).hasMessage("notify_url: required, missing");
        builder.notifyUrl(URL);
        assertThatThrownBy(builder::build).hasMessage("payer: required, missing");
        builder.payer(PAYER);
        assertThat(builder.build().attach()).isEmpty();
    }

    @Test
    void appidAndAmountAreCheckedFirst() {
        assertThatThrownBy(() -> JsapiOrder.builder("", NUMBER, Fen.of(1)))
                .hasMessage("appId: 1 to 32 letters, digits, _ or -, actual length 0");
        assertThatThrownBy(() -> JsapiOrder.builder("wx1", NUMBER, Fen.of(0)))
                .hasMessage("total: at least 1 fen, actual 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345",
                "123456789012345678901234567890123",
                "水费2024050100",
                "with blank",
                "a/b/c/d",
                "abcdef\n"
            })
    void aNumberHasItsForm(String number) {
        assertThatThrownBy(() -> OutTradeNo.of(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("out_trade_no: 6 to 32");
    }

    private static Arguments refused(Consumer<JsapiOrder.Builder> step, String message) {
        return Arguments.of(step, message);
    }

    private static JsapiOrder.Builder whole() {
        return JsapiOrder.builder("wxd678efh567hg6787", NUMBER, Fen.of(1))
                .description("水".repeat(127))
                .notifyUrl(URL)
                .payer(PAYER);
    }
}
