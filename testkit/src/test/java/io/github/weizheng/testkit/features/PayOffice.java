package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.Payment;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.http.HttpResponse;

/** What an office that collects fees says to WeChat Pay. */
final class PayOffice {
    static final String DIRECT = "/v3/pay/transactions/";
    static final String PARTNER = "/v3/pay/partner/transactions/";
    static final String COMBINED = "/v3/combine-transactions/";
    static final String REFUNDS = "/v3/refund/domestic/refunds";

    final PayClient client;
    private final WeChatSimulator wechat;
    private final SimulatedMerchant merchant;
    private final String notifyUrl;

    PayOffice(WeChatSimulator wechat, String notifyUrl) {
        this.client = new PayClient(wechat);
        this.wechat = wechat;
        this.merchant = wechat.merchant();
        this.notifyUrl = notifyUrl;
    }

    /** An order of 100 fen for a product: jsapi, app, native or h5. */
    ObjectNode order(String product, String outTradeNo) {
        return fit(product, client.order(outTradeNo).put("notify_url", notifyUrl));
    }

    ObjectNode partnerOrder(String product, String subMchId, String outTradeNo) {
        ObjectNode order = order(product, outTradeNo);
        order.set("sp_appid", order.remove("appid"));
        order.set("sp_mchid", order.remove("mchid"));
        if (order.has("payer")) {
            order.putObject("payer").put("sp_openid", "oLiLei");
        }
        return order.put("sub_mchid", subMchId);
    }

    /** A combined order without sub-orders yet. */
    ObjectNode combinedOrder(String product, String combineOutTradeNo) {
        ObjectNode order = json().put("combine_appid", wechat.account().appId())
                .put("combine_mchid", merchant.mchId())
                .put("combine_out_trade_no", combineOutTradeNo)
                .put("notify_url", notifyUrl);
        order.putObject("payer").put("openid", "oLiLei");
        fit(product, order);
        if (order.has("payer")) {
            order.set("combine_payer_info", order.remove("payer"));
        }
        order.putArray("sub_orders");
        return order;
    }

    ObjectNode subOrder(String mchId, String outTradeNo, int fen) {
        ObjectNode line = json().put("mchid", mchId)
                .put("attach", "acct=1")
                .put("out_trade_no", outTradeNo)
                .put("description", "水费");
        line.putObject("amount").put("total_amount", fen).put("currency", "CNY");
        return line;
    }

    private static ObjectNode fit(String product, ObjectNode order) {
        if (!product.equals("jsapi")) {
            order.remove("payer");
        }
        if (product.equals("h5")) {
            order.putObject("scene_info")
                    .put("payer_client_ip", "14.23.150.211")
                    .putObject("h5_info")
                    .put("type", "Wap");
        }
        return order;
    }

    /** Places an order and returns what the payer is to come in with. */
    String place(String path, JsonNode order) throws Exception {
        HttpResponse<String> answer = client.send("POST", path, order.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return client.body(answer).elements().next().asText();
    }

    /** Places an order of so many fen and has it paid on a page in WeChat. */
    Payment sell(String outTradeNo, int fen) throws Exception {
        ObjectNode order = order("jsapi", outTradeNo);
        order.withObject("/amount").put("total", fen);
        return wechat.citizen("oLiLei")
                .pay(client.bridge(place(DIRECT + "jsapi", order)).toString());
    }

    ObjectNode appParameters(String prepayId) {
        String appId = wechat.account().appId();
        String timestamp = String.valueOf(client.now());
        return json().put("appid", appId)
                .put("partnerid", merchant.mchId())
                .put("prepayid", prepayId)
                .put("package", "Sign=WXPay")
                .put("noncestr", "NONCE")
                .put("timestamp", timestamp)
                .put("sign", client.sign(appId + "\n" + timestamp + "\nNONCE\n" + prepayId + "\n"));
    }

    ObjectNode refund(String outTradeNo, String outRefundNo, int fen, int totalFen) {
        ObjectNode refund = json().put("out_trade_no", outTradeNo)
                .put("out_refund_no", outRefundNo)
                .put("reason", "多缴");
        refund.putObject("amount").put("refund", fen).put("total", totalFen).put("currency", "CNY");
        return refund;
    }

    /** Sends a call that is to succeed and returns its answer. */
    JsonNode done(String method, String target, JsonNode body) throws Exception {
        HttpResponse<String> answer = call(method, target, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(client.isSigned(answer, merchant.publicKey())).isTrue();
        return client.body(answer);
    }

    JsonNode get(String target) throws Exception {
        return done("GET", target, json());
    }

    JsonNode post(String target, JsonNode body) throws Exception {
        return done("POST", target, body);
    }

    /** Sends a call that is to be refused and returns status, code and the field that is to blame. */
    String refusal(String method, String target, JsonNode body) throws Exception {
        HttpResponse<String> answer = call(method, target, body);
        JsonNode error = client.body(answer);
        assertThat(error.path("message").asText()).isNotEmpty();
        return (answer.statusCode() + " " + error.path("code").asText() + " "
                        + error.at("/detail/field").asText())
                .strip();
    }

    private HttpResponse<String> call(String method, String target, JsonNode body) throws Exception {
        return client.send(method, target, method.equals("GET") ? "" : body.toString());
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
