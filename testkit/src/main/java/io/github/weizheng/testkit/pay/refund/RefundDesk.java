package io.github.weizheng.testkit.pay.refund;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.SimulatedRefund;
import io.github.weizheng.testkit.pay.NotificationSchedule;
import io.github.weizheng.testkit.pay.PayCall;
import io.github.weizheng.testkit.pay.PayEvent;
import io.github.weizheng.testkit.pay.PayRefusal;
import io.github.weizheng.testkit.pay.PayRoute;
import io.github.weizheng.testkit.pay.SealedFields;
import io.github.weizheng.testkit.pay.order.Order;
import io.github.weizheng.testkit.pay.order.OrderBook;
import io.github.weizheng.testkit.wire.WireAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on refunds, and what the merchant's server hears of them. Thread-safe. */
public final class RefundDesk {
    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final Map<RefundStatus, String> SUMMARIES = Map.of(
            RefundStatus.SUCCESS, "退款成功",
            RefundStatus.ABNORMAL, "退款异常",
            RefundStatus.CLOSED, "退款关闭");

    private final String mchId;
    private final OrderBook orders;
    private final RefundBook refunds;
    private final SealedFields sealedFields;
    private final NotificationSchedule notifications;
    private final Clock clock;
    private volatile Optional<String> configuredUrl = Optional.empty();

    public RefundDesk(
            String mchId,
            OrderBook orders,
            RefundBook refunds,
            SealedFields sealedFields,
            NotificationSchedule notifications,
            Clock clock) {
        this.mchId = mchId;
        this.orders = orders;
        this.refunds = refunds;
        this.sealedFields = sealedFields;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Sets where the platform reports refunds that name no URL themselves. */
    public void notifyAt(String url) {
        configuredUrl = Optional.of(url);
    }

    public List<PayRoute> routes() {
        return List.of(
                PayRoute.post(REFUNDS, this::refund),
                PayRoute.get(REFUNDS + "/{}", this::query),
                PayRoute.post(REFUNDS + "/{}/apply-abnormal-refund", this::redirect));
    }

    /** Lets the money arrive of which it is time; the merchant's server hears of it with what is due next. */
    public void arrive() {
        refunds.arrive().forEach(refund -> event(refund).ifPresent(notifications::add));
    }

    /** Decides what becomes of a refund, and tells the merchant's server. */
    public Optional<NotificationAttempt> settle(String outRefundNo, RefundStatus status) {
        arrive();
        return event(refunds.settle(outRefundNo, status)).flatMap(notifications::send);
    }

    /** Returns every refund as tests see it, oldest first. */
    public List<SimulatedRefund> snapshot() {
        arrive();
        return refunds.all().stream()
                .map(refund -> new SimulatedRefund(
                        refund.outRefundNo(),
                        refund.refundId(),
                        refund.order().outTradeNo(),
                        refund.fen(),
                        refund.order().totalFen(),
                        refund.status().name(),
                        refund.reason(),
                        refund.order().subMchId()))
                .toList();
    }

    private WireAnswer refund(PayCall call) {
        JsonNode request = call.body(RefundShape.REFUND);
        RefundShape.requireSources(request);
        Order order = order(request);
        requireOwner(order, named(request));
        arrive();
        return answer(refunds.refund(request, order), "退款 ");
    }

    private WireAnswer query(PayCall call) {
        arrive();
        return answer(find(call.segment(), call.query("sub_mchid")), "查退款 ");
    }

    private WireAnswer redirect(PayCall call) {
        JsonNode request = call.body(RefundShape.ABNORMAL);
        arrive();
        Refund refund = find(request.path("out_refund_no").asText(), named(request));
        if (!refund.refundId().equals(call.segment())) {
            throw PayRefusal.invalid("退款单号不匹配");
        }
        boolean toUser = request.path("type").asText().equals("USER_BANK_CARD");
        List.of("bank_account", "real_name").forEach(name -> {
            if (toUser && !request.has(name)) {
                throw PayRefusal.parameter("/" + name, null, "缺少必填参数", "body");
            }
            sealedFields.open(call, request, name);
        });
        return answer(refunds.redirect(refund, toUser ? "用户银行卡" : "商户结算银行账户"), "异常退款 ");
    }

    private WireAnswer answer(Refund refund, String what) {
        ObjectNode json = RefundJson.answer(refund, clock.instant());
        return PayCall.answer(json, what + refund.outRefundNo() + "：" + refund.status());
    }

    private Refund find(String outRefundNo, Optional<String> subMchId) {
        Refund refund = refunds.find(outRefundNo).orElseThrow(PayRefusal::notFound);
        requireOwner(refund.order(), subMchId);
        return refund;
    }

    /** Finds the order by either number; both must mean the same. */
    private Order order(JsonNode request) {
        JsonNode transactionId = request.path("transaction_id");
        JsonNode outTradeNo = request.path("out_trade_no");
        Order order = (transactionId.isMissingNode()
                        ? orders.order(outTradeNo.asText())
                        : orders.orderByTransaction(transactionId.asText()))
                .orElseThrow(PayRefusal::notFound);
        if (!order.outTradeNo().equals(outTradeNo.asText(order.outTradeNo()))) {
            throw PayRefusal.invalid("微信订单号与商户订单号不匹配");
        }
        return order;
    }

    private void requireOwner(Order order, Optional<String> subMchId) {
        if (!order.mchId().equals(mchId) || !order.subMchId().equals(subMchId)) {
            throw PayRefusal.invalid("商户号与订单不匹配");
        }
    }

    private static Optional<String> named(JsonNode request) {
        return Optional.ofNullable(request.get("sub_mchid")).map(JsonNode::asText);
    }

    private Optional<PayEvent> event(Refund refund) {
        RefundStatus status = refund.status();
        Instant at = refund.since(status, clock.instant()).orElseThrow();
        return refund.notifyUrl()
                .or(() -> configuredUrl)
                .map(url -> new PayEvent(
                        "REFUND." + status,
                        "refund",
                        SUMMARIES.getOrDefault(status, ""),
                        refund.outRefundNo(),
                        url,
                        RefundJson.notification(refund, clock.instant()).toString(),
                        at));
    }
}
