package io.github.weizheng.testkit.pay.refund;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.pay.BeijingTime;
import io.github.weizheng.testkit.pay.order.Order;
import java.time.Instant;

/** A refund, as the API answers it and, with fewer fields, as a notification carries it. */
final class RefundJson {
    private RefundJson() {}

    static ObjectNode answer(Refund refund, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putIds(refund, json);
        json.put("channel", "ORIGINAL");
        putArrival(refund, json, now);
        json.put("create_time", BeijingTime.rfc3339(refund.createdAt()));
        json.put("status", refund.status().name());
        json.put("funds_account", refund.request().path("funds_account").asText("UNSETTLED"));
        ObjectNode amount = putAmount(refund, json);
        amount.put("settlement_total", refund.order().totalFen())
                .put("settlement_refund", refund.fen())
                .put("discount_refund", 0)
                .put("currency", "CNY");
        JsonNode from = refund.request().path("amount").path("from");
        if (!from.isMissingNode()) {
            amount.set("from", from);
        }
        return json;
    }

    static ObjectNode notification(Refund refund, Instant now) {
        Order order = refund.order();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(order.subMchId().isPresent() ? "sp_mchid" : "mchid", order.mchId());
        order.subMchId().ifPresent(subMchId -> json.put("sub_mchid", subMchId));
        putIds(refund, json);
        json.put("refund_status", refund.status().name());
        putArrival(refund, json, now);
        putAmount(refund, json);
        return json;
    }

    private static void putIds(Refund refund, ObjectNode json) {
        json.put("refund_id", refund.refundId());
        json.put("out_refund_no", refund.outRefundNo());
        refund.order().payment().ifPresent(payment -> json.put("transaction_id", payment.transactionId()));
        json.put("out_trade_no", refund.order().outTradeNo());
    }

    private static void putArrival(Refund refund, ObjectNode json, Instant now) {
        json.put("user_received_account", refund.account());
        refund.since(RefundStatus.SUCCESS, now).ifPresent(at -> json.put("success_time", BeijingTime.rfc3339(at)));
    }

    private static ObjectNode putAmount(Refund refund, ObjectNode json) {
        return json.putObject("amount")
                .put("total", refund.order().totalFen())
                .put("refund", refund.fen())
                .put("payer_total", refund.order().totalFen())
                .put("payer_refund", refund.fen());
    }
}
