package io.github.weizheng.testkit.pay.order;

import io.github.weizheng.testkit.SimulatedOrder;
import io.github.weizheng.testkit.pay.PayRefusal;
import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The merchant's orders and what may happen to them. Thread-safe; an order is paid at most once. */
public final class OrderBook {
    private final Map<OrderKey, Purchase> purchases = new LinkedHashMap<>();
    private final Map<String, OrderKey> keysByOrder = new HashMap<>();
    private final Map<String, OrderKey> keysByTransaction = new HashMap<>();
    private final Handouts handouts;
    private final RandomText random;
    private final Clock clock;

    public OrderBook(RandomText random, Clock clock) {
        this.handouts = new Handouts(random);
        this.random = random;
        this.clock = clock;
    }

    /** Returns every order as tests see it, oldest first. */
    public synchronized List<SimulatedOrder> snapshot() {
        Instant now = clock.instant();
        return purchases.values().stream()
                .flatMap(purchase -> purchase.orders().stream()
                        .map(order -> snapshot(order, purchase.state(order, now).name())))
                .toList();
    }

    private static SimulatedOrder snapshot(Order order, String state) {
        PrepayRequest request = order.request();
        return new SimulatedOrder(
                order.outTradeNo(),
                order.description(),
                order.totalFen(),
                order.payment().map(Order.Payment::openId).or(request::openId).orElse(""),
                state,
                order.payment().map(Order.Payment::transactionId),
                request.notifyUrl(),
                order.attach(),
                order.tradeType(),
                order.subMchId(),
                Optional.of(request.number()).filter(number -> request.form() == Form.COMBINED));
    }

    /** Returns the orders that were paid, in the order in which they were placed. */
    public synchronized List<Order> paidOrders() {
        return purchases.values().stream()
                .flatMap(purchase -> purchase.orders().stream())
                .filter(order -> order.payment().isPresent())
                .toList();
    }

    /** Places an order, or repeats the call that placed it, and returns what the payer is to come in with. */
    synchronized String prepay(PrepayRequest request) {
        Instant now = clock.instant();
        OrderKey key = OrderKey.of(request.form(), request.number());
        Purchase purchase = purchases.get(key);
        if (purchase == null) {
            purchase = open(key, Purchase.open(request, now));
        }
        switch (purchase.state(now)) {
            case SUCCESS, REFUND -> throw PayRefusal.orderPaid();
            case CLOSED -> throw PayRefusal.orderClosed();
            case NOTPAY -> {
                if (!purchase.request().equals(request)) {
                    throw PayRefusal.invalid("请求重入时，参数与首次请求时不一致");
                }
            }
        }
        return handouts.make(key, request.product(), now);
    }

    private Purchase open(OrderKey key, Purchase purchase) {
        List<String> numbers = purchase.orders().stream().map(Order::outTradeNo).toList();
        if (numbers.stream().anyMatch(keysByOrder::containsKey)
                || numbers.stream().distinct().count() < numbers.size()) {
            throw new PayRefusal(403, "OUT_TRADE_NO_USED", "商户订单号重复");
        }
        numbers.forEach(number -> keysByOrder.put(number, key));
        purchases.put(key, purchase);
        return purchase;
    }

    synchronized Optional<Purchase> find(OrderKey key) {
        return Optional.ofNullable(purchases.get(key));
    }

    synchronized Optional<Purchase> findByTransaction(String transactionId) {
        return Optional.ofNullable(keysByTransaction.get(transactionId)).flatMap(this::find);
    }

    /** Returns one order, which may belong to a combined order. */
    public synchronized Optional<Order> order(String outTradeNo) {
        return Optional.ofNullable(keysByOrder.get(outTradeNo))
                .flatMap(this::find)
                .flatMap(purchase -> purchase.orders().stream()
                        .filter(order -> order.outTradeNo().equals(outTradeNo))
                        .findFirst());
    }

    /** Returns one order, which may belong to a combined order. */
    public synchronized Optional<Order> orderByTransaction(String transactionId) {
        return findByTransaction(transactionId).flatMap(purchase -> purchase.orders().stream()
                .filter(order -> order.payment()
                        .filter(payment -> payment.transactionId().equals(transactionId))
                        .isPresent())
                .findFirst());
    }

    /** Tells whether somebody placed orders under that number, which may be that of a combined order. */
    public synchronized boolean knows(String number) {
        return purchases.containsKey(new OrderKey(false, number)) || purchases.containsKey(new OrderKey(true, number));
    }

    /** Closes what was placed under that number, again if need be. */
    synchronized void close(OrderKey key) {
        purchases.computeIfPresent(key, (k, purchase) -> {
            if (purchase.paid()) {
                throw PayRefusal.orderPaid();
            }
            return purchase.asClosed();
        });
    }

    /** Marks an order as one for which a refund was asked. */
    public synchronized void refunded(Order refunded) {
        OrderKey key = OrderKey.of(refunded.request().form(), refunded.request().number());
        UnaryOperator<Order> mark =
                order -> order.outTradeNo().equals(refunded.outTradeNo()) ? order.asRefunded() : order;
        purchases.computeIfPresent(key, (k, purchase) -> purchase.with(mark));
    }

    /**
     * Takes the money.
     *
     * @throws CannotPay when there is nothing to pay for that person now
     */
    synchronized Purchase pay(Product product, String handout, String openId) {
        Instant now = clock.instant();
        OrderKey key = handouts.find(product, handout, now);
        Purchase purchase = find(key).orElseThrow();
        boolean forPayer = purchase.request().openId().map(openId::equals).orElse(true);
        CannotPay.unless(forPayer, "the order is another citizen's");
        TradeState state = purchase.state(now);
        CannotPay.unless(state == TradeState.NOTPAY, "the order is " + state);
        CannotPay.unless(!now.isAfter(purchase.payableUntil()), "time_expire has passed");
        Purchase paid = purchase.with(order -> order.paid(new Order.Payment("4200" + random.digits(24), now, openId)));
        purchases.put(key, paid);
        paid.orders().stream()
                .flatMap(order -> order.payment().stream())
                .forEach(payment -> keysByTransaction.put(payment.transactionId(), key));
        return paid;
    }
}
