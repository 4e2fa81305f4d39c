package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.wire.JsonText;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the pay API, behind the signature check. Thread-safe. */
public final class PayRoutes {
    private static final Pattern BY_NUMBER = Pattern.compile("/v3/pay/transactions/out-trade-no/([^/]+)");
    private static final Pattern CLOSE = Pattern.compile("/v3/pay/transactions/out-trade-no/([^/]+)/close");
    private static final Pattern BY_ID = Pattern.compile("/v3/pay/transactions/id/([^/]+)");
    private static final Shape CLOSING = Shape.fields().required("mchid", Shape.text(32));

    private final String appId;
    private final MerchantKeys keys;
    private final OrderBook orders;
    private final People people;
    private final RandomText random;
    private final Clock clock;

    public PayRoutes(String appId, MerchantKeys keys, OrderBook orders, People people, RandomText random, Clock clock) {
        this.appId = appId;
        this.keys = keys;
        this.orders = orders;
        this.people = people;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Answers a request that carries the merchant's signature.
     *
     * @throws PayRefusal when WeChat Pay says no
     */
    WireAnswer answer(WireRequest request) {
        String path = request.path();
        if (path.equals("/v3/pay/transactions/jsapi")) {
            requireMethod(request, "POST");
            return prepay(json(request));
        }
        if (path.equals("/v3/certificates")) {
            requireMethod(request, "GET");
            return certificates();
        }
        Matcher close = CLOSE.matcher(path);
        if (close.matches()) {
            requireMethod(request, "POST");
            return close(WireRequest.decoded(close.group(1)), json(request));
        }
        Matcher byNumber = BY_NUMBER.matcher(path);
        if (byNumber.matches()) {
            requireMethod(request, "GET");
            requireOwnMchId(request);
            return order(
                    orders.byNumber(WireRequest.decoded(byNumber.group(1))).orElseThrow(PayRefusal::orderNotExist));
        }
        Matcher byId = BY_ID.matcher(path);
        if (byId.matches()) {
            requireMethod(request, "GET");
            requireOwnMchId(request);
            return order(orders.byTransaction(byId.group(1)).orElseThrow(PayRefusal::orderNotExist));
        }
        throw new PayRefusal(404, "RESOURCE_NOT_EXISTS", "请求的资源不存在");
    }

    private WireAnswer prepay(JsonNode order) {
        PrepayShape.check(order);
        boolean bound = order.path("mchid").asText().equals(keys.mchId())
                && order.path("appid").asText().equals(appId);
        if (!bound) {
            throw new PayRefusal(400, "APPID_MCHID_NOT_MATCH", "商户号mchid与appid不匹配");
        }
        if (people.find(order.path("payer").path("openid").asText()).isEmpty()) {
            throw new PayRefusal(500, "OPENID_MISMATCH", "openid与appid不匹配");
        }
        String prepayId = orders.prepay(order);
        String number = order.path("out_trade_no").asText();
        return json(JsonNodeFactory.instance.objectNode().put("prepay_id", prepayId), "预下单 " + number);
    }

    private WireAnswer order(Order order) {
        ObjectNode json = TransactionJson.of(order, clock.instant());
        return json(
                json,
                "查单 " + order.outTradeNo() + "：" + json.path("trade_state").asText());
    }

    private WireAnswer close(String number, JsonNode body) {
        CLOSING.check("", body);
        requireOwnMchId(body.path("mchid").asText());
        orders.close(number);
        return WireAnswer.empty(204, "关单 " + number);
    }

    private WireAnswer certificates() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String nonce = random.lettersAndDigits(12);
        String pem = keys.platformCertificate().certificatePem();
        ObjectNode item = json.putArray("data").addObject();
        item.put("serial_no", keys.platformSerial());
        item.put(
                "effective_time",
                BeijingTime.rfc3339(
                        keys.platformCertificate().certificate().getNotBefore().toInstant()));
        item.put(
                "expire_time",
                BeijingTime.rfc3339(
                        keys.platformCertificate().certificate().getNotAfter().toInstant()));
        item.putObject("encrypt_certificate")
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("nonce", nonce)
                .put("associated_data", "certificate")
                .put("ciphertext", AeadAesGcm.encrypt(keys.apiV3Key(), nonce, "certificate", pem));
        return json(json, "下载平台证书");
    }

    private void requireOwnMchId(WireRequest request) {
        requireOwnMchId(request.query("mchid")
                .filter(mchId -> !mchId.isEmpty())
                .orElseThrow(() -> PayRefusal.parameter("mchid", null, "缺少必填参数", "query")));
    }

    private void requireOwnMchId(String mchId) {
        if (!mchId.equals(keys.mchId())) {
            throw PayRefusal.invalid("商户号与签名的商户号不一致");
        }
    }

    private static void requireMethod(WireRequest request, String method) {
        if (!request.method().equals(method)) {
            throw new PayRefusal(405, "METHOD_NOT_ALLOWED", "HTTP请求方法不支持");
        }
    }

    private static JsonNode json(WireRequest request) {
        String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!contentType.startsWith("application/json")) {
            throw new PayRefusal(400, "PARAM_ERROR", "Http头Content-Type应为application/json");
        }
        return JsonText.object(request.body())
                .orElseThrow(() -> PayRefusal.parameter("", null, "HTTP请求体不是JSON对象", "body"));
    }

    private static WireAnswer json(ObjectNode json, String what) {
        return WireAnswer.of(200, "application/json; charset=utf-8", json.toString(), what);
    }
}
