package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.PayOffice.DIRECT;
import static io.github.weizheng.testkit.features.PayOffice.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Payment;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** JSAPI, app, native and H5 orders, of the merchant itself and of its sub-merchants. */
class PayProductsTest {
    private static final String PAGE = "https://pay.example.gov.cn/water";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayOffice office =
            new PayOffice(wechat, developer.url("/notify").toString());
    private final Citizen citizen = wechat.citizen("oLiLei");

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @ParameterizedTest
    @CsvSource({
        "jsapi, JSAPI, get_brand_wcpay_request:ok, wx[0-9]{14}[0-9a-f]{20}",
        "app, APP, 0, wx[0-9]{14}[0-9a-f]{20}",
        "native, NATIVE, '', weixin://wxpay/bizpayurl/up\\?pr=[0-9A-Za-z]{7}&groupid=00",
        "h5, MWEB, '', https://wx\\.tenpay\\.com/cgi-bin/mmpayweb-bin/checkmweb\\?prepay_id=wx[0-9a-f]{34}&package=[0-9]+"
    })
    void eachProductIsPaidInItsWay(String product, String tradeType, String result, String handedOut) throws Exception {
        String subMchId = merchant.addSubMerchant();
        String direct = office.place(DIRECT + product, office.order(product, "WATER-1"));
        String partner = office.place(PARTNER + product, office.partnerOrder(product, subMchId, "WATER-2"));

        Payment first = pay(product, direct);
        JsonNode told = told();
        Payment second = pay(product, partner);
        JsonNode toldOfPartner = told();

        assertThat(direct).matches(handedOut);
        assertThat(first.result()).isEqualTo(result);
        assertThat(first.paid()).isTrue();
        assertThat(second.paid()).isTrue();
        assertThat(told).isEqualTo(office.get(DIRECT + "out-trade-no/WATER-1?mchid=" + merchant.mchId()));
        assertThat(told.at("/trade_type").asText()).isEqualTo(tradeType);
        assertThat(told.at("/payer/openid").asText()).isEqualTo("oLiLei");
        String owners = "?sp_mchid=" + merchant.mchId() + "&sub_mchid=" + subMchId;
        assertThat(toldOfPartner).isEqualTo(office.get(PARTNER + "out-trade-no/WATER-2" + owners));
        assertThat(toldOfPartner)
                .isEqualTo(office.get(
                        PARTNER + "id/" + toldOfPartner.path("transaction_id").asText() + owners));
        assertThat(toldOfPartner.has("mchid")).isFalse();
        assertThat(toldOfPartner.path("sp_mchid").asText()).isEqualTo(merchant.mchId());
        assertThat(toldOfPartner.path("sub_mchid").asText()).isEqualTo(subMchId);
        assertThat(toldOfPartner.at("/payer/sp_openid").asText()).isEqualTo("oLiLei");
    }

    @Test
    void aSubMerchantsAppIdIsNamedWithTheOpenidUnderIt() throws Exception {
        ObjectNode order = office.partnerOrder("jsapi", merchant.addSubMerchant(), "WATER-1")
                .put("sub_appid", wechat.account().appId());
        order.putObject("payer").put("sub_openid", "oLiLei");

        pay("jsapi", office.place(PARTNER + "jsapi", order));

        assertThat(told().at("/payer/sub_openid").asText()).isEqualTo("oLiLei");
        assertThat(told().path("sub_appid").asText()).isEqualTo(wechat.account().appId());
    }

    @Test
    void aMiniProgramNeedNotNameItsAppId() throws Exception {
        ObjectNode parameters = office.client.bridge(office.place(DIRECT + "jsapi", office.order("jsapi", "WATER-1")));
        parameters.remove("appId");

        assertThat(citizen.payInMiniProgram(parameters.toString()).result()).isEqualTo("requestPayment:ok");
        assertThat(citizen.pay(parameters.toString()).problem()).hasValue("appId is missing or not a string");
    }

    @Test
    void anApplicantsIdentityMayComeAlongEncrypted() throws Exception {
        ObjectNode order = office.order("jsapi", "WATER-1");
        order.withObject("/payer/identity")
                .put("type", "IDCARD")
                .put("number", "QUJD")
                .put("name", "QUJDRA==");

        assertThat(office.place(DIRECT + "jsapi", order)).startsWith("wx");
    }

    static Stream<Arguments> spoiltAppParameters() {
        return Stream.of(
                parameter("appid", p -> p.put("appid", "wx0000000000000000")),
                parameter("partnerid", p -> p.put("partnerid", "1900000001")),
                parameter(
                        "package",
                        p -> p.put("package", "prepay_id=" + p.get("prepayid").asText())),
                parameter("noncestr", p -> p.put("noncestr", "N".repeat(33))),
                parameter("timestamp", p -> p.put("timestamp", 1_700_000_000)),
                parameter("sign", p -> p.put("timestamp", "1700000000")),
                parameter("sign", p -> p.remove("sign")));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource
    void spoiltAppParameters(String named, Consumer<ObjectNode> change) throws Exception {
        String prepayId = office.place(DIRECT + "app", office.order("app", "WATER-1"));
        ObjectNode parameters = office.appParameters(prepayId);
        change.accept(parameters);

        Payment payment = citizen.payInApp(parameters.toString());

        assertThat(payment.result()).isEqualTo("-1");
        assertThat(payment.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith(named + " is"));
        assertThat(citizen.payInApp(office.appParameters(prepayId).toString()).paid())
                .isTrue();
    }

    @Test
    void aPrepayIdIsForItsProductOnly() throws Exception {
        String jsapi = office.place(DIRECT + "jsapi", office.order("jsapi", "WATER-1"));

        assertThat(citizen.payInApp(office.appParameters(jsapi).toString()).problem())
                .hasValue("the order was placed for JSAPI");
    }

    @Test
    void aFreshCodeReplacesTheOldOneAndLastsTwoHours() throws Exception {
        ObjectNode order = office.order("native", "WATER-1");
        String first = office.place(DIRECT + "native", order);
        String second = office.place(DIRECT + "native", order);
        wechat.clock().advance(Duration.ofHours(2));
        String third = office.place(DIRECT + "native", order);

        assertThat(citizen.scans(first).problem()).hasValue("unknown code_url");
        assertThat(citizen.scans(second).problem()).hasValue("unknown code_url");
        wechat.clock().advance(Duration.ofHours(2));
        assertThat(citizen.scans(third).problem()).hasValue("the code_url is older than 120 minutes");
        assertThat(wechat.citizen("oHanMei")
                        .scans(office.place(DIRECT + "native", order))
                        .paid())
                .isTrue();
        assertThat(merchant.orders().get(0).openId()).isEqualTo("oHanMei");
    }

    @Test
    void anH5AddressLastsFiveMinutesAndLeadsBackToItsPage() throws Exception {
        ObjectNode order = office.order("h5", "WATER-1");
        String old = office.place(DIRECT + "h5", order);
        wechat.clock().advance(Duration.ofMinutes(5));
        String fresh = office.place(DIRECT + "h5", order);

        assertThat(citizen.opensH5(old, PAGE).problem()).hasValue("the h5_url is older than 5 minutes");
        assertThat(citizen.opensH5(fresh, "").problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("Referer"));
        assertThat(citizen.opensH5(fresh + back("https://evil.example.com/"), PAGE)
                        .problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("redirect_url"));
        assertThat(citizen.opensH5(fresh + back(PAGE + "?paid=1"), PAGE).paid()).isTrue();
    }

    @Test
    void whatNobodyHandedOutCannotBePaid() {
        assertThat(citizen.scans("weixin://wxpay/bizpayurl/up?pr=0000000&groupid=00")
                        .problem())
                .hasValue("unknown code_url");
        assertThat(citizen.opensH5("https://wx.tenpay.com/", PAGE).problem()).hasValue("unknown h5_url");
    }

    static Stream<Arguments> refusedOfPartners() {
        return Stream.of(
                refused("400 PARAM_ERROR /sp_appid", o -> o.remove("sp_appid")),
                refused("400 PARAM_ERROR /sp_mchid", o -> o.remove("sp_mchid")),
                refused("400 PARAM_ERROR /sub_mchid", o -> o.remove("sub_mchid")),
                refused("400 PARAM_ERROR /mchid", o -> o.put("mchid", "1")),
                refused("400 PARAM_ERROR /payer/sp_openid|sub_openid", o -> o.putObject("payer")),
                refused("400 PARAM_ERROR /payer/openid", o -> o.putObject("payer")
                        .put("openid", "oLiLei")),
                refused("400 PARAM_ERROR /sub_appid", o -> o.putObject("payer").put("sub_openid", "oLiLei")),
                refused("400 APPID_MCHID_NOT_MATCH", o -> o.put("sp_mchid", "1900000001")),
                refused("400 APPID_MCHID_NOT_MATCH", o -> o.put("sub_appid", "wx0000000000000000")),
                refused("400 INVALID_REQUEST", o -> o.set("sub_mchid", o.get("sp_mchid"))),
                refused("403 NO_AUTH", o -> o.put("sub_mchid", "1900000001")),
                refused("500 OPENID_MISMATCH", o -> o.putObject("payer").put("sp_openid", "oStranger")));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource
    void refusedOfPartners(String refusal, Consumer<ObjectNode> change) throws Exception {
        ObjectNode order = office.partnerOrder("jsapi", merchant.addSubMerchant(), "WATER-1");
        change.accept(order);

        assertThat(office.refusal("POST", PARTNER + "jsapi", order)).isEqualTo(refusal);
        assertThat(merchant.orders()).isEmpty();
    }

    static Stream<Arguments> refusedOfProducts() {
        return Stream.of(
                product("h5", "/scene_info", o -> o.remove("scene_info")),
                product("h5", "/scene_info/h5_info", o -> o.withObject("/scene_info")
                        .remove("h5_info")),
                product("h5", "/scene_info/h5_info/type", o -> o.withObject("/scene_info")
                        .putObject("h5_info")),
                product("h5", "/scene_info/h5_info/app_url", o -> o.withObject("/scene_info/h5_info")
                        .put("app_url", "a".repeat(129))),
                product("native", "/scene_info/h5_info", o -> o.putObject("scene_info")
                        .put("payer_client_ip", "::1")
                        .putObject("h5_info")
                        .put("type", "Wap")),
                product("native", "/payer/openid", o -> o.putObject("payer").put("openid", "oLiLei")),
                product("app", "/payer/identity/type", o -> o.withObject("/payer/identity")
                        .put("type", "PASSPORT")),
                product("app", "/payer/identity/name", o -> o.withObject("/payer/identity")
                        .put("type", "IDCARD")
                        .put("name", "李雷")),
                product("app", "/detail", o -> {
                    for (int i = 0; i < 40; i++) {
                        o.withArray("/detail/goods_detail")
                                .addObject()
                                .put("merchant_goods_id", "G" + i)
                                .put("goods_name", "水".repeat(40))
                                .put("quantity", 1)
                                .put("unit_price", 1);
                    }
                }),
                product("app", "/settle_info/subsidy_amount", o -> o.putObject("settle_info")
                        .put("subsidy_amount", 1)));
    }

    @ParameterizedTest(name = "{0} {1} [{index}]")
    @MethodSource
    void refusedOfProducts(String product, String field, Consumer<ObjectNode> change) throws Exception {
        ObjectNode order = office.order(product, "WATER-1");
        change.accept(order);

        assertThat(office.refusal("POST", DIRECT + product, order)).isEqualTo("400 PARAM_ERROR " + field);
    }

    @Test
    void aNumberIsOneOrderWhateverTheProductOrTheSubMerchant() throws Exception {
        String subMchId = merchant.addSubMerchant();
        office.place(DIRECT + "native", office.order("native", "WATER-1"));

        assertThat(office.refusal("POST", DIRECT + "app", office.order("app", "WATER-1")))
                .isEqualTo("400 INVALID_REQUEST");
        assertThat(office.refusal("POST", PARTNER + "native", office.partnerOrder("native", subMchId, "WATER-1")))
                .isEqualTo("400 INVALID_REQUEST");
    }

    @Test
    void aSubMerchantsOrderIsFoundAndClosedWithBothMerchantIds() throws Exception {
        String subMchId = merchant.addSubMerchant();
        office.place(PARTNER + "native", office.partnerOrder("native", subMchId, "WATER-1"));
        String path = PARTNER + "out-trade-no/WATER-1";
        String sp = "?sp_mchid=" + merchant.mchId();
        ObjectNode closing = PayOffice.json().put("sp_mchid", merchant.mchId());

        assertThat(office.refusal("GET", path + sp, closing)).isEqualTo("400 PARAM_ERROR sub_mchid");
        assertThat(office.refusal("GET", path + "?sub_mchid=" + subMchId, closing))
                .isEqualTo("400 PARAM_ERROR sp_mchid");
        assertThat(office.refusal("GET", path + sp + "&sub_mchid=" + merchant.addSubMerchant(), closing))
                .isEqualTo("400 INVALID_REQUEST");
        assertThat(office.refusal("GET", DIRECT + "out-trade-no/WATER-1?mchid=" + merchant.mchId(), closing))
                .isEqualTo("400 INVALID_REQUEST");
        assertThat(office.refusal("POST", path + "/close", closing)).isEqualTo("400 PARAM_ERROR /sub_mchid");
        assertThat(office.client
                        .send(
                                "POST",
                                path + "/close",
                                closing.put("sub_mchid", subMchId).toString())
                        .statusCode())
                .isEqualTo(204);
        assertThat(office.get(path + sp + "&sub_mchid=" + subMchId)
                        .path("trade_state")
                        .asText())
                .isEqualTo("CLOSED");
    }

    private Payment pay(String product, String handedOut) {
        return switch (product) {
            case "jsapi" -> citizen.pay(office.client.bridge(handedOut).toString());
            case "app" -> citizen.payInApp(office.appParameters(handedOut).toString());
            case "native" -> citizen.scans(handedOut);
            default -> citizen.opensH5(handedOut, PAGE);
        };
    }

    private JsonNode told() {
        return office.client.parse(office.client.decrypt(
                office.client.parse(developer.lastPush().body()).get("resource")));
    }

    private static String back(String url) {
        return "&redirect_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    private static Arguments parameter(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    private static Arguments refused(String refusal, Consumer<ObjectNode> change) {
        return Arguments.of(refusal, change);
    }

    private static Arguments product(String product, String field, Consumer<ObjectNode> change) {
        return Arguments.of(product, field, change);
    }
}
