package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.SimulatedOrder;
import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The merchant's orders and what may happen to them. Thread-safe; an order is paid at most once. */
public final class OrderBook {
    private static final Duration PREPAY_LIFETIME = Duration.ofHours(2);

    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, String> numbersByTransaction = new HashMap<>();
    private final Map<String, Prepay> prepays = new HashMap<>();
    private final RandomText random;
    private final Clock clock;

    public OrderBook(RandomText random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    public synchronized List<SimulatedOrder> snapshot() {
        Instant now = clock.instant();
        return orders.values().stream()
                .map(order -> new SimulatedOrder(
                        order.outTradeNo(),
                        order.description(),
                        order.totalFen(),
                        order.openId(),
                        order.state(now).name(),
                        order.payment().map(Order.Payment::transactionId),
                        order.notifyUrl(),
                        order.attach()))
                .toList();
    }

    /** Places an order, or repeats the call that placed it, and returns a fresh prepay_id. */
    synchronized String prepay(JsonNode request) {
        Instant now = clock.instant();
        String number = request.path("out_trade_no").asText();
        Order order = orders.get(number);
        if (order == null) {
            order = Order.open(request, now);
            orders.put(number, order);
        }
        switch (order.state(now)) {
            case SUCCESS -> throw PayRefusal.orderPaid();
            case CLOSED -> throw PayRefusal.orderClosed();
            case NOTPAY -> {
                if (!order.request().equals(request)) {
                    throw PayRefusal.invalid("请求重入时，参数与首次请求时不一致");
                }
            }
        }
        String prepayId = "wx" + BeijingTime.compact(now) + random.hex(20);
        prepays.put(prepayId, new Prepay(number, now.plus(PREPAY_LIFETIME)));
        return prepayId;
    }

    synchronized Optional<Order> byNumber(String outTradeNo) {
        return Optional.ofNullable(orders.get(outTradeNo));
    }

    synchronized Optional<Order> byTransaction(String transactionId) {
        return Optional.ofNullable(numbersByTransaction.get(transactionId)).flatMap(this::byNumber);
    }

    /** Closes an order, again if need be. A number that does not exist is closed, too: such answers were seen in the field. */
    synchronized void close(String outTradeNo) {
        Order order = orders.get(outTradeNo);
        if (order == null) {
            return;
        }
        if (order.payment().isPresent()) {
            throw PayRefusal.orderPaid();
        }
        orders.put(outTradeNo, order.asClosed());
    }

    /**
     * Takes the money.
     *
     * @throws CannotPay when there is nothing to pay for that person now
     */
    synchronized Order pay(String prepayId, String openId) {
        Instant now = clock.instant();
        Prepay prepay = prepays.get(prepayId);
        if (prepay == null) {
            throw new CannotPay("unknown prepay_id");
        }
        CannotPay.unless(now.isBefore(prepay.expiresAt), "the prepay_id is older than two hours");
        Order order = byNumber(prepay.outTradeNo).orElseThrow();
        CannotPay.unless(order.openId().equals(openId), "the order is another citizen's");
        TradeState state = order.state(now);
        CannotPay.unless(state == TradeState.NOTPAY, "the order is " + state);
        CannotPay.unless(!now.isAfter(order.payableUntil()), "time_expire has passed");
        Order.Payment payment = new Order.Payment(
                "4200" + random.digits(24), now, UUID.randomUUID().toString());
        Order paid = order.paid(payment);
        orders.put(order.outTradeNo(), paid);
        numbersByTransaction.put(payment.transactionId(), order.outTradeNo());
        return paid;
    }

    private record Prepay(String outTradeNo, Instant expiresAt) {}
}
