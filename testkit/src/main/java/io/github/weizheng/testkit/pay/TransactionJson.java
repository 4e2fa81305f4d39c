package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An order as a query answers it and as a notification carries it. */
final class TransactionJson {
    private TransactionJson() {}

    static ObjectNode of(Order order, Instant now) {
        JsonNode request = order.request();
        TradeState state = order.state(now);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("appid", request.path("appid"));
        json.set("mchid", request.path("mchid"));
        json.put("out_trade_no", order.outTradeNo());
        json.put("trade_state", state.name()).put("trade_state_desc", state.description);
        ObjectNode amount =
                json.putObject("amount").put("total", order.totalFen()).put("currency", "CNY");
        JsonNode device = request.path("scene_info").path("device_id");
        if (!device.isMissingNode()) {
            json.putObject("scene_info").set("device_id", device);
        }
        order.payment().ifPresent(payment -> {
            json.put("transaction_id", payment.transactionId());
            json.put("trade_type", "JSAPI").put("bank_type", "OTHERS");
            json.put("success_time", BeijingTime.rfc3339(payment.at()));
            json.putObject("payer").put("openid", order.openId());
            order.attach().ifPresent(attach -> json.put("attach", attach));
            amount.put("payer_total", order.totalFen()).put("payer_currency", "CNY");
        });
        return json;
    }
}
