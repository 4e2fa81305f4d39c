package io.github.weizheng.testkit.pay.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.pay.BeijingTime;
import java.time.Instant;

/** What was placed, as a query answers it and as a notification carries it. */
final class TransactionJson {
    private TransactionJson() {}

    static ObjectNode of(Purchase purchase, Instant now) {
        return purchase.request().form() == Form.COMBINED ? combined(purchase, now) : single(purchase, now);
    }

    private static ObjectNode single(Purchase purchase, Instant now) {
        Order order = purchase.orders().get(0);
        Form form = purchase.request().form();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        copy(order.line(), json, form.appId, form.mchId, "sub_appid", "sub_mchid");
        TradeState state = put(order, purchase, now, json);
        json.put("trade_state_desc", state.description);
        ObjectNode amount =
                json.putObject("amount").put("total", order.totalFen()).put("currency", "CNY");
        putDevice(purchase, json);
        order.payment().ifPresent(payment -> {
            ObjectNode payer = json.putObject(form.payer);
            payer.put(form.openIds().get(0), payment.openId());
            if (order.line().has("sub_appid")) {
                payer.put("sub_openid", payment.openId());
            }
            amount.put("payer_total", order.totalFen()).put("payer_currency", "CNY");
        });
        return json;
    }

    private static ObjectNode combined(Purchase purchase, Instant now) {
        PrepayRequest request = purchase.request();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        copy(request.body(), json, request.form().appId, request.form().mchId, request.form().number);
        putDevice(purchase, json);
        purchase.orders().get(0).payment().ifPresent(payment -> json.putObject(request.form().payer)
                .put(request.form().openIds().get(0), payment.openId()));
        purchase.orders()
                .forEach(order -> subOrder(
                        order, purchase, now, json.withArray("/sub_orders").addObject()));
        return json;
    }

    private static void subOrder(Order order, Purchase purchase, Instant now, ObjectNode json) {
        copy(order.line(), json, "mchid", "sub_mchid", "sub_appid");
        put(order, purchase, now, json);
        ObjectNode amount =
                json.putObject("amount").put("total_amount", order.totalFen()).put("currency", "CNY");
        order.payment().ifPresent(payment -> {
            if (order.line().has("sub_appid")) {
                json.put("sub_openid", payment.openId());
            }
            amount.put("payer_amount", order.totalFen()).put("payer_currency", "CNY");
        });
    }

    /** Writes what both forms say of an order in the same words. */
    private static TradeState put(Order order, Purchase purchase, Instant now, ObjectNode json) {
        TradeState state = purchase.state(order, now);
        json.put("out_trade_no", order.outTradeNo()).put("trade_state", state.name());
        order.payment().ifPresent(payment -> {
            json.put("transaction_id", payment.transactionId());
            json.put("trade_type", order.tradeType()).put("bank_type", "OTHERS");
            json.put("success_time", BeijingTime.rfc3339(payment.at()));
            order.attach().ifPresent(attach -> json.put("attach", attach));
        });
        return state;
    }

    private static void putDevice(Purchase purchase, ObjectNode json) {
        JsonNode device = purchase.request().deviceId();
        if (!device.isMissingNode()) {
            json.putObject("scene_info").set("device_id", device);
        }
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            if (from.has(name)) {
                to.set(name, from.path(name));
            }
        }
    }
}
