package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.FixedNonce;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.order.AppInvocation;
import io.github.weizheng.payment.order.CodeUrl;
import io.github.weizheng.payment.order.Goods;
import io.github.weizheng.payment.order.H5Scene;
import io.github.weizheng.payment.order.H5Url;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.PayerIdentity;
import io.github.weizheng.payment.order.PrepayId;
import io.github.weizheng.payment.order.StoreInfo;
import io.github.weizheng.payment.order.TradeState;
import io.github.weizheng.payment.order.Transaction;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One order, paid in each of the ways, by a direct merchant and by a partner's sub-merchant. */
class WaysToPayTest {
    private static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";
    private static final String CODE = "weixin://wxpay/bizpayurl/up?pr=NwY5Mz9&groupid=00";
    private static final String H5 = "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1&package=2";
    private static final OutTradeNo NUMBER = OutTradeNo.of("WATER20240501000001");
    private static final Payer PAYER = Payer.of(OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    private final SettableClock clock = SettableClock.at(1554208460);
    private final CannedAnswers answers = new CannedAnswers(clock);
    private final WeChatPay pay = WeChatPay.builder(Merchant.builder("1230000109")
                    .certificateSerial(Keys.MERCHANT_SERIAL)
                    .privateKey(Keys.privateKey("merchantPrivateKey"))
                    .certificate(Keys.certificate("platformCertificate"))
                    .build())
            .httpClient(answers.client())
            .clock(clock)
            .random(new FixedNonce(NONCE))
            .build();
    private final Orders direct = new Orders(pay);
    private final Orders partner = new Orders(pay.forSubMerchant("1900000109"));

    @Test
    void anAppOpensTheCashierWithTheBareId() throws IOException {
        answers.signed(200, "{\"prepay_id\":\"wx201410272009395522657a690389285100\"}");
        PrepayId id = direct.app(water().build());
        AppInvocation invocation = direct.appInvocation("wx2421b1c4370ec43b", id);
        assertThat(path()).isEqualTo("/v3/pay/transactions/app");
        assertThat(asked().has("payer")).isFalse();
        String sign = Vectors.one("signatures.json", "D4").path("signature").asText();
        assertThat(invocation.toJson())
                .isEqualTo("{\"appid\":\"wx2421b1c4370ec43b\",\"partnerid\":\"1230000109\","
                        + "\"prepayid\":\"wx201410272009395522657a690389285100\",\"package\":\"Sign=WXPay\",\"noncestr\":\""
                        + NONCE + "\",\"timestamp\":\"1554208460\",\"sign\":\"" + sign + "\"}");
        assertThat(invocation.sign()).isEqualTo(sign);
        assertThat(invocation.prepayId()).isEqualTo(id);
        assertThat(invocation.packageValue()).isEqualTo("Sign=WXPay");
        assertThat(invocation.toString()).isEqualTo("AppInvocation[wx2421b1c4370ec43b]");
    }

    @Test
    void aPartnersAppMayNameEitherMerchant() {
        PrepayId id = PrepayId.of("wx1");
        assertThat(partner.appInvocation("wx1", id).partnerId()).isEqualTo("1230000109");
        assertThat(partner.appInvocation("wx1", "1900000109", id).partnerId()).isEqualTo("1900000109");
    }

    @Test
    void aMiniProgramNeedsNoAppid() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(direct.invocation("wx1", PrepayId.of("wx2")).toMiniProgramJson());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("timeStamp", "nonceStr", "package", "signType", "paySign");
        assertThat(json.path("timeStamp").isTextual()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 300, 1000})
    void aCodeIsAPictureThatCanBeScanned(int pixels) throws IOException, ReaderException {
        answers.signed(200, "{\"code_url\":\"" + CODE + "\"}");
        CodeUrl code = direct.nativeCode(water().build());
        assertThat(path()).isEqualTo("/v3/pay/transactions/native");
        assertThat(code.value()).isEqualTo(CODE);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(code.png(pixels)));
        assertThat(image.getWidth()).isEqualTo(pixels);
        assertThat(scanned(image)).isEqualTo(CODE);
    }

    @Test
    void asSvgItIsTheSameCode() throws ReaderException {
        String svg = CodeUrl.of(CODE).svg();
        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .endsWith("\"/></svg>");
        assertThat(scanned(drawn(svg))).isEqualTo(CODE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 63, 4097})
    void aPictureHasASensibleSize(int pixels) {
        CodeUrl code = CodeUrl.of(CODE);
        assertThatThrownBy(() -> code.png(pixels)).hasMessage("pixels: 64 to 4096 of each side, actual " + pixels);
    }

    @Test
    void aBrowserIsSentToWechatPayAndBack() throws IOException {
        answers.signed(200, "{\"h5_url\":\"" + H5 + "\"}");
        H5Url url = direct.h5(water().payerClientIp("14.23.150.211").build(), H5Scene.wap());
        assertThat(path()).isEqualTo("/v3/pay/transactions/h5");
        assertThat(asked().path("scene_info"))
                .hasToString("{\"payer_client_ip\":\"14.23.150.211\",\"h5_info\":{\"type\":\"Wap\"}}");
        assertThat(url.value()).isEqualTo(URI.create(H5));
        assertThat(url.redirectingTo(URI.create("https://pay.example.gov.cn/done?bill=1")))
                .hasToString(H5 + "&redirect_url=https%3A%2F%2Fpay.example.gov.cn%2Fdone%3Fbill%3D1");
        assertThat(H5Url.of("https://wx.tenpay.com/x#f").redirectingTo(URI.create("https://a.cn/")))
                .hasToString("https://wx.tenpay.com/x?redirect_url=https%3A%2F%2Fa.cn%2F");
        for (String page : List.of("javascript:alert(1)", "/done", "mailto:a@b.cn", "https:///done")) {
            assertThatThrownBy(() -> url.redirectingTo(URI.create(page))).hasMessageStartingWith("redirect_url: ");
        }
        assertThat(url).hasToString("H5Url[wx.tenpay.com]");
    }

    @Test
    void aBrowsersAppIsDescribed() throws IOException {
        answers.signed(200, "{\"h5_url\":\"" + H5 + "\"}");
        H5Scene app = H5Scene.of("iOS")
                .appName("市民通")
                .appUrl("https://app.example.gov.cn")
                .bundleId("cn.gov.example")
                .packageName("cn.gov.example");
        direct.h5(water().payerClientIp("::1").build(), app);
        assertThat(asked().path("scene_info").path("h5_info"))
                .hasToString("{\"type\":\"iOS\",\"app_name\":\"市民通\",\"app_url\":\"https://app.example.gov.cn\","
                        + "\"bundle_id\":\"cn.gov.example\",\"package_name\":\"cn.gov.example\"}");
    }

    @Test
    void anH5OrderNeedsTheCitizensAddress() {
        PayOrder order = water().build();
        assertThatThrownBy(() -> direct.h5(order, H5Scene.wap()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payer_client_ip: required, missing");
        assertThat(answers.asked).isEmpty();
    }

    @Test
    void everyFieldStandsWhereWechatPayHasIt() throws IOException {
        answers.signed(200, "{\"prepay_id\":\"wx1\"}");
        PayOrder order = water().goodsTag("WATER")
                .supportFapiao()
                .limitPay("no_credit")
                .profitSharing()
                .costPrice(Fen.of(120))
                .invoiceId("微信123")
                .goods(Goods.of("water-1", 3, Fen.of(40)).name("自来水").wechatpayGoodsId("1001"))
                .payerClientIp("14.23.150.211")
                .deviceId("hall-1")
                .store(StoreInfo.of("0001").name("政务大厅").areaCode("440305").address("科技中一道"))
                .build();
        direct.jsapi(order, PAYER);
        JsonNode asked = asked();
        assertThat(asked.path("goods_tag").asText()).isEqualTo("WATER");
        assertThat(asked.path("support_fapiao").asBoolean()).isTrue();
        assertThat(asked.path("limit_pay")).hasToString("[\"no_credit\"]");
        assertThat(asked.path("settle_info")).hasToString("{\"profit_sharing\":true}");
        assertThat(asked.path("detail"))
                .hasToString(
                        "{\"cost_price\":120,\"invoice_id\":\"微信123\",\"goods_detail\":[{\"merchant_goods_id\":"
                                + "\"water-1\",\"wechatpay_goods_id\":\"1001\",\"goods_name\":\"自来水\",\"quantity\":3,\"unit_price\":40}]}");
        assertThat(asked.path("scene_info"))
                .hasToString(
                        "{\"payer_client_ip\":\"14.23.150.211\",\"device_id\":\"hall-1\",\"store_info\":{\"id\":\"0001\","
                                + "\"name\":\"政务大厅\",\"area_code\":\"440305\",\"address\":\"科技中一道\"}}");
    }

    @Test
    void aPayerWhoMustBeSomebodyIsNamedEncrypted() throws IOException {
        answers.signed(200, "{\"prepay_id\":\"wx1\"}");
        direct.jsapi(
                water().build(),
                PAYER.identifiedAs(PayerIdentity.of("IDCARD", "11010519491231002X", PersonName.of("张三"))));
        JsonNode identity = asked().path("payer").path("identity");
        assertThat(identity.path("type").asText()).isEqualTo("IDCARD");
        assertThat(opened(identity.path("number").asText())).isEqualTo("11010519491231002X");
        assertThat(opened(identity.path("name").asText())).isEqualTo("张三");
        assertThat(answers.asked.get(0).header("Wechatpay-Serial")).isEqualTo(Keys.PLATFORM_SERIAL);
    }

    @Test
    void aPartnerOrdersForASubMerchant() throws IOException {
        answers.signed(200, "{\"prepay_id\":\"wx1\"}");
        partner.jsapi(water().subAppId("wxd678efh567hg6999").build(), Payer.underSubAppId(OpenId.of("oSub_1")));
        assertThat(path()).isEqualTo("/v3/pay/partner/transactions/jsapi");
        JsonNode asked = asked();
        assertThat(asked.has("appid")).isFalse();
        assertThat(asked.has("mchid")).isFalse();
        assertThat(asked.path("sp_appid").asText()).isEqualTo("wxd678efh567hg6787");
        assertThat(asked.path("sp_mchid").asText()).isEqualTo("1230000109");
        assertThat(asked.path("sub_appid").asText()).isEqualTo("wxd678efh567hg6999");
        assertThat(asked.path("sub_mchid").asText()).isEqualTo("1900000109");
        assertThat(asked.path("payer")).hasToString("{\"sub_openid\":\"oSub_1\"}");
        assertThat(answers.asked.get(0).header("Authorization")).contains("mchid=\"1230000109\"");
    }

    @Test
    void underThePartnersAppidThePayerIsThePartners() throws IOException {
        answers.signed(200, "{\"prepay_id\":\"wx1\"}");
        partner.jsapi(water().build(), PAYER);
        assertThat(asked().path("payer")).hasToString("{\"sp_openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"}");
    }

    @Test
    void whatOnlyAPartnerHasIsRefusedToOthers() {
        PayOrder withSub = water().subAppId("wx2").build();
        PayOrder without = water().build();
        Payer sub = Payer.underSubAppId(OpenId.of("oSub_1"));
        assertThatThrownBy(() -> direct.jsapi(withSub, PAYER)).hasMessageStartingWith("sub_appid: for a partner's");
        assertThatThrownBy(() -> direct.jsapi(withSub, sub)).hasMessageStartingWith("payer: an openid under sub_appid");
        assertThatThrownBy(() -> partner.jsapi(without, sub))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("payer: an openid under sub_appid");
        assertThat(answers.asked).isEmpty();
    }

    @Test
    void aPartnerAsksForASubMerchantsOrder() {
        answers.signed(
                200,
                "{\"sp_appid\":\"wx8888888888888888\",\"sp_mchid\":\"1230000109\",\"sub_appid\":\"wxd678efh567hg6999\","
                        + "\"sub_mchid\":\"1900000109\",\"out_trade_no\":\"WATER20240501000001\",\"transaction_id\":\"42\","
                        + "\"trade_type\":\"JSAPI\",\"trade_state\":\"SUCCESS\",\"payer\":{\"sp_openid\":\"oSp_1\","
                        + "\"sub_openid\":\"oSub_1\"},\"amount\":{\"total\":100,\"payer_total\":90,\"currency\":\"CNY\"},"
                        + "\"scene_info\":{\"device_id\":\"hall-1\"},\"promotion_detail\":[{\"coupon_id\":\"109519\","
                        + "\"name\":\"单品惠-6\",\"scope\":\"SINGLE\",\"type\":\"CASH\",\"amount\":10,\"stock_id\":\"931386\","
                        + "\"wechatpay_contribute\":0,\"merchant_contribute\":10,\"other_contribute\":0,\"new\":1}]}");
        Transaction found = partner.query(NUMBER);
        assertThat(path()).isEqualTo("/v3/pay/partner/transactions/out-trade-no/WATER20240501000001");
        assertThat(answers.asked.get(0).url().encodedQuery()).isEqualTo("sp_mchid=1230000109&sub_mchid=1900000109");
        assertThat(found.appId()).isEqualTo("wx8888888888888888");
        assertThat(found.mchId()).isEqualTo("1230000109");
        assertThat(found.subAppId()).contains("wxd678efh567hg6999");
        assertThat(found.subMchId()).contains("1900000109");
        assertThat(found.payer()).contains(OpenId.of("oSp_1"));
        assertThat(found.subPayer()).contains(OpenId.of("oSub_1"));
        assertThat(found.state()).isEqualTo(TradeState.SUCCESS);
        assertThat(found.deviceId()).contains("hall-1");
        assertThat(found.promotions()).singleElement().satisfies(coupon -> {
            assertThat(coupon.couponId()).contains("109519");
            assertThat(coupon.amount()).contains(Fen.of(10));
            assertThat(coupon.merchantContribute()).contains(Fen.of(10));
        });
    }

    @Test
    void anotherSubMerchantsOrderIsNotBelieved() {
        answers.signed(
                200,
                "{\"sp_appid\":\"wx1\",\"sp_mchid\":\"1230000109\",\"sub_mchid\":\"1900000110\","
                        + "\"out_trade_no\":\"WATER20240501000001\",\"trade_state\":\"NOTPAY\"}");
        assertThatThrownBy(() -> partner.query(NUMBER)).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void aPartnerClosesASubMerchantsOrder() {
        answers.signed(204, "");
        partner.close(NUMBER);
        assertThat(path()).isEqualTo("/v3/pay/partner/transactions/out-trade-no/WATER20240501000001/close");
        assertThat(answers.lastBody()).isEqualTo("{\"sp_mchid\":\"1230000109\",\"sub_mchid\":\"1900000109\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code_url\":\"\"}", "{\"code_url\":\"a b\"}", "{\"prepay_id\":\"wx1\"}"})
    void anAnswerWithoutACodeIsMalformed(String json) {
        answers.signed(200, json);
        PayOrder order = water().build();
        assertThatThrownBy(() -> direct.nativeCode(order))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("no code_url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"h5_url\":\"http://wx.tenpay.com/\"}",
                "{\"h5_url\":\"javascript:alert(1)\"}",
                "{\"h5_url\":\"https://a b\"}"
            })
    void anAnswerWithoutAnAddressIsMalformed(String json) {
        answers.signed(200, json);
        PayOrder order = water().payerClientIp("::1").build();
        assertThatThrownBy(() -> direct.h5(order, H5Scene.wap())).isInstanceOf(MalformedResponseException.class);
    }

    private static PayOrder.Builder water() {
        return PayOrder.builder("wxd678efh567hg6787", NUMBER, Fen.of(100))
                .description("水费2024年05月")
                .notifyUrl(URI.create("https://www.example.gov.cn/wxpay/notify"));
    }

    private JsonNode asked() throws IOException {
        return new ObjectMapper().readTree(answers.lastBody());
    }

    private String path() {
        return answers.asked.get(answers.asked.size() - 1).url().encodedPath();
    }

    /** What WeChat Pay reads, with the key of its certificate. */
    private static String opened(String text) {
        return new String(
                PrivacyDecryptor.rsa(Keys.privateKey("platformPrivateKey"))
                        .decrypt(Base64.getDecoder().decode(text))
                        .orElseThrow(),
                StandardCharsets.UTF_8);
    }

    private static String scanned(BufferedImage image) throws ReaderException {
        int side = image.getWidth();
        int[] pixels = image.getRGB(0, 0, side, side, null, 0, side);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }

    /** Eight pixels for each unit. */
    private static BufferedImage drawn(String svg) {
        int side = Integer.parseInt(svg.replaceFirst(".*viewBox=\"0 0 (\\d+) .*", "$1"));
        BufferedImage image = new BufferedImage(side * 8, side * 8, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, side * 8, side * 8);
        graphics.setColor(java.awt.Color.BLACK);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)").matcher(svg);
        while (run.find()) {
            graphics.fillRect(
                    Integer.parseInt(run.group(1)) * 8,
                    Integer.parseInt(run.group(2)) * 8,
                    Integer.parseInt(run.group(3)) * 8,
                    8);
        }
        graphics.dispose();
        return image;
    }
}
