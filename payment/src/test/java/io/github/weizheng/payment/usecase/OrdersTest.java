package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.FixedNonce;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.order.JsapiInvocation;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.PrepayId;
import io.github.weizheng.payment.order.TradeState;
import io.github.weizheng.payment.order.Transaction;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {
    private static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";
    private static final OutTradeNo NUMBER = OutTradeNo.of("WATER20240501000001");
    private static final Payer PAYER = Payer.of(OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    private final SettableClock clock = SettableClock.at(1554208460);
    private final CannedAnswers answers = new CannedAnswers(clock);
    private final Orders orders = new Orders(pay("1230000109").build());

    @Test
    void aPrepayIsSignedAsPublished() {
        answers.signed(200, "{\"prepay_id\":\"wx201410272009395522657a690389285100\"}");
        assertThat(orders.jsapi(water().build(), PAYER)).isEqualTo(PrepayId.of("wx201410272009395522657a690389285100"));

        JsonNode vector = Vectors.one("signatures.json", "D2");
        assertThat("POST\n/v3/pay/transactions/jsapi\n1554208460\n" + NONCE + "\n" + answers.lastBody() + "\n")
                .isEqualTo(vector.path("message").asText());
        assertThat(answers.asked.get(0).header("Authorization"))
                .endsWith(",signature=\"" + vector.path("signature").asText() + "\"");
    }

    @Test
    void whatIsOptionalStandsWhereWechatPayHasIt() {
        answers.signed(200, "{\"prepay_id\":\"wx1\"}");
        PayOrder order = water().attach("acct=310000123")
                .expiresAt(Instant.parse("2024-05-01T04:00:00.999Z"))
                .payerClientIp("14.23.150.211")
                .build();
        orders.jsapi(order, PAYER);
        assertThat(answers.lastBody())
                .contains("\"time_expire\":\"2024-05-01T12:00:00+08:00\",\"attach\":\"acct=310000123\",")
                .endsWith(",\"scene_info\":{\"payer_client_ip\":\"14.23.150.211\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"prepay_id\":null}", "{\"prepay_id\":\"\"}", "{\"prepay_id\":\"a b\"}"})
    void aPrepayWithoutAnIdIsMalformed(String json) {
        answers.signed(200, json);
        PayOrder order = water().build();
        assertThatThrownBy(() -> orders.jsapi(order, PAYER)).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void theCashierIsOpenedWithWhatIsPublished() throws IOException {
        JsapiInvocation invocation =
                orders.invocation("wx2421b1c4370ec43b", PrepayId.of("wx201410272009395522657a690389285100"));
        String paySign = Vectors.one("signatures.json", "D3").path("signature").asText();
        assertThat(invocation.toJson())
                .isEqualTo("{\"appId\":\"wx2421b1c4370ec43b\",\"timeStamp\":\"1554208460\",\"nonceStr\":\"" + NONCE
                        + "\",\"package\":\"prepay_id=wx201410272009395522657a690389285100\",\"signType\":\"RSA\","
                        + "\"paySign\":\"" + paySign + "\"}");
        assertThat(invocation.appId()).isEqualTo("wx2421b1c4370ec43b");
        assertThat(invocation.timeStamp()).isEqualTo("1554208460");
        assertThat(invocation.nonceStr()).isEqualTo(NONCE);
        assertThat(invocation.packageText()).isEqualTo("prepay_id=wx201410272009395522657a690389285100");
        assertThat(invocation.signType()).isEqualTo("RSA");
        assertThat(invocation.paySign()).isEqualTo(paySign);
        assertThat(invocation.toString()).doesNotContain(paySign);
    }

    @Test
    void aQueryByNumberReadsWhatThereIs() {
        answers.signed(200, unpaid("1230000109", NUMBER.value()));
        Transaction found = orders.query(NUMBER);
        assertThat(found.state()).isEqualTo(TradeState.NOTPAY);
        assertThat(found.isPaid()).isFalse();
        assertThat(found.transactionId()).isEmpty();
        assertThat(found.total()).isEmpty();
        assertThat(answers.asked.get(0).url().encodedPath() + "?"
                        + answers.asked.get(0).url().encodedQuery())
                .isEqualTo("/v3/pay/transactions/out-trade-no/WATER20240501000001?mchid=1230000109");
    }

    @Test
    void aQueryByWechatPaysNumberIsSignedAsPublished() {
        Orders read = new Orders(WeChatPay.builder(merchant("1230000109"))
                .httpClient(answers.client())
                .clock(SettableClock.at(1652750623))
                .random(new FixedNonce("eBYqCOxa0QudMnPvVilkTzOg3gHh5Z3u"))
                .build());
        answers.plain(404, "{\"code\":\"ORDER_NOT_EXIST\",\"message\":\"订单不存在\"}");
        assertThatThrownBy(() -> read.queryByTransactionId("1217752501201407033233368018"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("ORDER_NOT_EXIST"));
        assertThat(answers.asked.get(0).header("Authorization"))
                .endsWith(",signature=\""
                        + Vectors.one("signatures.json", "D1").path("signature").asText() + "\"");
    }

    @Test
    void anAnswerAboutAnotherOrderIsNotBelieved() {
        answers.signed(200, unpaid("1230000109", "WATER20240501000002"))
                .signed(200, unpaid("1230000110", NUMBER.value()))
                .signed(200, unpaid("1230000109", NUMBER.value()));
        assertThatThrownBy(() -> orders.query(NUMBER)).isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> orders.query(NUMBER)).isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> orders.queryByTransactionId("4200000000202405010000000001"))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("about another order");
    }

    @Test
    void anOrderIsClosed() {
        answers.signed(204, "");
        orders.close(OutTradeNo.of("GAS|2024*05"));
        assertThat(answers.asked.get(0).url().encodedPath())
                .isEqualTo("/v3/pay/transactions/out-trade-no/GAS%7C2024*05/close");
        assertThat(answers.lastBody()).isEqualTo("{\"mchid\":\"1230000109\"}");
    }

    @Test
    void aLostAnswerLeavesTheOutcomeOpen() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build());
            server.start();
            Orders over = new Orders(WeChatPay.builder(merchant("1230000109"))
                    .baseUrl(server.url("/").uri())
                    .build());
            PayOrder order = water().build();
            assertThatThrownBy(() -> over.jsapi(order, PAYER))
                    .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.effect())
                            .isEqualTo(Effect.UNKNOWN));
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "123456789012345678901234567890123"})
    void aTransactionIdIsChecked(String id) {
        assertThatThrownBy(() -> orders.queryByTransactionId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PayOrder.Builder water() {
        return PayOrder.builder("wxd678efh567hg6787", NUMBER, Fen.of(100))
                .description("水费2024年05月")
                .notifyUrl(URI.create("https://www.example.gov.cn/wxpay/notify"));
    }

    private static String unpaid(String mchId, String number) {
        return "{\"appid\":\"wxd678efh567hg6787\",\"mchid\":\"" + mchId + "\",\"out_trade_no\":\"" + number
                + "\",\"trade_state\":\"NOTPAY\",\"trade_state_desc\":\"订单未支付\"}";
    }

    private WeChatPay.Builder pay(String mchId) {
        return WeChatPay.builder(merchant(mchId))
                .httpClient(answers.client())
                .clock(clock)
                .random(new FixedNonce(NONCE));
    }

    private static Merchant merchant(String mchId) {
        return Merchant.builder(mchId)
                .certificateSerial(Keys.MERCHANT_SERIAL)
                .privateKey(Keys.privateKey("merchantPrivateKey"))
                .certificate(Keys.certificate("platformCertificate"))
                .build();
    }
}
