package io.github.weizheng.testkit.pay.refund;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.pay.PayRefusal;
import io.github.weizheng.testkit.pay.order.Order;
import io.github.weizheng.testkit.pay.order.OrderBook;
import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The refunds of the merchant's orders. Thread-safe; an out_refund_no gives money back at most once. */
public final class RefundBook {
    private static final int MOST_OF_AN_ORDER = 50;
    private static final Duration TIME_TO_REFUND = Duration.ofDays(365);

    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final OrderBook orders;
    private final RandomText random;
    private final Clock clock;
    private boolean balanceEmpty;

    public RefundBook(OrderBook orders, RandomText random, Clock clock) {
        this.orders = orders;
        this.random = random;
        this.clock = clock;
    }

    /** Sets whether the merchant's account holds too little for any refund. */
    public synchronized void balanceEmpty(boolean empty) {
        balanceEmpty = empty;
    }

    /** Returns every refund, oldest first. */
    public synchronized List<Refund> all() {
        return List.copyOf(refunds.values());
    }

    synchronized Optional<Refund> find(String outRefundNo) {
        return Optional.ofNullable(refunds.get(outRefundNo));
    }

    /** Takes a refund of a paid order on, or repeats the answer to the call that did. */
    synchronized Refund refund(JsonNode request, Order order) {
        String number = request.path("out_refund_no").asText();
        Refund known = refunds.get(number);
        if (known != null) {
            if (!known.request().equals(request)) {
                throw PayRefusal.invalid("请求重入时，参数与首次请求时不一致");
            }
            return known;
        }
        Instant now = clock.instant();
        requireRefundable(request.path("amount"), order, now);
        String id = "5030" + random.digits(25);
        Refund refund = Refund.open(request, order, id, now);
        refunds.put(number, refund);
        orders.refunded(order);
        return refund;
    }

    private void requireRefundable(JsonNode amount, Order order, Instant now) {
        Instant paidAt =
                order.payment().orElseThrow(() -> PayRefusal.invalid("订单未支付")).at();
        require(!now.isAfter(paidAt.plus(TIME_TO_REFUND)), "订单已超过可退款的最大期限");
        require(amount.path("total").asLong() == order.totalFen(), "订单金额不一致");
        List<Refund> earlier = refunds.values().stream()
                .filter(refund -> refund.order().outTradeNo().equals(order.outTradeNo()))
                .filter(refund -> refund.status() != RefundStatus.CLOSED)
                .toList();
        require(earlier.size() < MOST_OF_AN_ORDER, "部分退款次数超过" + MOST_OF_AN_ORDER + "次");
        long given = earlier.stream().mapToLong(Refund::fen).sum();
        require(amount.path("refund").asLong() <= order.totalFen() - given, "申请退款金额大于订单剩余可退金额");
        if (balanceEmpty) {
            throw new PayRefusal(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
        }
    }

    private static void require(boolean kept, String message) {
        if (!kept) {
            throw PayRefusal.invalid(message);
        }
    }

    /** Sends an abnormal refund on its way to another account; once it is under way, this is refused. */
    synchronized Refund redirect(Refund abnormal, String account) {
        Refund current = refunds.getOrDefault(abnormal.outRefundNo(), abnormal);
        require(current.status() == RefundStatus.ABNORMAL, "退款单状态不是异常");
        return keep(current.to(account).changed(RefundStatus.PROCESSING, clock.instant()));
    }

    /**
     * Decides what becomes of a refund.
     *
     * @throws IllegalArgumentException when there is no such refund
     * @throws IllegalStateException when that was decided before
     */
    synchronized Refund settle(String outRefundNo, RefundStatus status) {
        Refund refund = find(outRefundNo)
                .orElseThrow(() -> new IllegalArgumentException("outRefundNo: no such refund: " + outRefundNo));
        if (refund.status() != RefundStatus.PROCESSING) {
            throw new IllegalStateException("the refund is " + refund.status() + " already: " + outRefundNo);
        }
        return keep(refund.changed(status, clock.instant()));
    }

    /** Lets the money arrive of which it is time, and returns the refunds that have changed. */
    synchronized List<Refund> arrive() {
        Instant now = clock.instant();
        List<Refund> arrived = new ArrayList<>();
        for (Refund refund : all()) {
            refund.arrivesAt()
                    .filter(at -> !at.isAfter(now))
                    .ifPresent(at -> arrived.add(keep(refund.changed(RefundStatus.SUCCESS, at))));
        }
        return arrived;
    }

    private Refund keep(Refund refund) {
        refunds.put(refund.outRefundNo(), refund);
        return refund;
    }
}
