package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.order.Goods;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.StoreInfo;
import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayOrderTest {
    private static final OutTradeNo NUMBER = OutTradeNo.of("WATER20240501000001");
    private static final URI URL = URI.create("https://pay.example.gov.cn/wx/notify");

    @Test
    void itHoldsWhatWasGiven() {
        Instant noon = Instant.parse("2024-05-01T04:00:00Z");
        PayOrder order = whole().attach("x".repeat(128))
                .expiresAt(noon)
                .payerClientIp("2001:db8::1")
                .build();
        assertThat(order.appId()).isEqualTo("wxd678efh567hg6787");
        assertThat(order.outTradeNo()).isEqualTo(NUMBER);
        assertThat(order.total()).isEqualTo(Fen.of(1));
        assertThat(order).hasToString("PayOrder[WATER20240501000001, 0.01]");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(b -> b.description(""), "description: 1 to 127 characters, actual 0"),
                refused(b -> b.description("水".repeat(128)), "description: 1 to 127 characters, actual 128"),
                refused(
                        b -> b.description("住户𠮷某水费"),
                        "description: no characters of four bytes in UTF-8, actual one at index 2"),
                refused(b -> b.description("k,`v"), "description: no comma followed by a backtick"),
                refused(b -> b.payerClientIp("::::"), "payer_client_ip: an IPv4"),
                refused(b -> b.payerClientIp(".:1:2"), "payer_client_ip: an IPv4"),
                refused(b -> b.payerClientIp("1:2:3:4:5:6:7:8:9"), "payer_client_ip: an IPv4"),
                refused(b -> b.expiresAt(Instant.MAX), "time_expire: in the years 2000 to 9998"),
                refused(b -> b.costPrice(Fen.of(-1)), "cost_price: not below 0, actual -0.01"),
                refused(b -> b.attach("k,`v"), "attach: no comma followed by a backtick"),
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
                refused(b -> b.payerClientIp("::1%eth0"), "payer_client_ip: an IPv4"),
                refused(b -> b.subAppId("wx 1"), "appId: 1 to 32 letters"),
                refused(b -> b.goodsTag("水".repeat(11)), "goods_tag: 1 to 32 bytes, actual 33"),
                refused(b -> b.goodsTag(""), "goods_tag: 1 to 32 bytes, actual 0"),
                refused(b -> b.goodsTag("𠮷"), "goods_tag: no characters of four bytes"),
                refused(b -> b.invoiceId("x".repeat(33)), "invoice_id: 1 to 32 bytes, actual 33"),
                refused(b -> b.deviceId("x".repeat(33)), "device_id: 1 to 32 bytes, actual 33"),
                refused(b -> b.limitPay(), "limit_pay: some of"),
                refused(b -> b.limitPay("no_credit", "no_cash"), "limit_pay: some of"),
                refused(b -> b.store(StoreInfo.of("")), "store_info.id: 1 to 32 bytes, actual 0"),
                refused(
                        b -> b.store(StoreInfo.of("1").name("水".repeat(257))),
                        "store_info.name: 1 to 256 characters, actual 257"),
                refused(
                        b -> b.store(StoreInfo.of("1").areaCode("4".repeat(33))),
                        "store_info.area_code: 1 to 32 bytes, actual 33"),
                refused(
                        b -> b.store(StoreInfo.of("1").address("水".repeat(513))),
                        "store_info.address: 1 to 512 characters, actual 513"),
                refused(
                        b -> b.goods(Goods.of("水", 1, Fen.of(1))),
                        "merchant_goods_id: 1 to 32 letters, digits, _ or -, actual length 1"),
                refused(b -> b.goods(Goods.of("1", 1, Fen.of(-1))), "unit_price: not below 0, actual -0.01"),
                refused(b -> b.goods(Goods.of("1", 0, Fen.of(1))), "quantity: at least 1, actual 0"),
                refused(
                        b -> b.goods(Goods.of("1", 1, Fen.of(1)).name("水".repeat(257))),
                        "goods_name: 1 to 256 characters, actual 257"),
                refused(
                        b -> b.goods(Goods.of("1", 1, Fen.of(1)).wechatpayGoodsId("x".repeat(33))),
                        "wechatpay_goods_id: 1 to 32 bytes, actual 33"),
                refused(
                        b -> {
                            for (int i = 0; i < 100; i++) {
                                b.goods(Goods.of("goods-" + i, 1, Fen.of(1)).name("自来水"));
                            }
                            b.build();
                        },
                        "detail: at most 6144 bytes of JSON, actual "));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aLimitIsNamedWithUnitAndActualValue(Consumer<PayOrder.Builder> step, String message) {
        assertThatThrownBy(() -> step.accept(whole()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void whatIsRequiredIsMissed() {
        PayOrder.Builder builder = PayOrder.builder("wx1", NUMBER, Fen.of(1));
        assertThatThrownBy(builder::build).hasMessage("description: required, missing");
        builder.description("水费");
        assertThatThrownBy(builder::build).hasMessage("notify_url: required, missing");
        builder.notifyUrl(URL);
        assertThat(builder.build().outTradeNo()).isEqualTo(NUMBER);
        builder.deviceId("hall-1");
        assertThatThrownBy(builder::build).hasMessage("payer_client_ip: required, missing");
    }

    @Test
    void appidAndAmountAreCheckedFirst() {
        assertThatThrownBy(() -> PayOrder.builder("", NUMBER, Fen.of(1)))
                .hasMessage("appId: 1 to 32 letters, digits, _ or -, actual length 0");
        assertThatThrownBy(() -> PayOrder.builder("wx1", NUMBER, Fen.of(0)))
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

    private static Arguments refused(Consumer<PayOrder.Builder> step, String message) {
        return Arguments.of(step, message);
    }

    private static PayOrder.Builder whole() {
        return PayOrder.builder("wxd678efh567hg6787", NUMBER, Fen.of(1))
                .description("水".repeat(127))
                .notifyUrl(URL);
    }
}
