package io.github.weizheng.testkit.pay.bill;

import io.github.weizheng.testkit.pay.BeijingTime;
import io.github.weizheng.testkit.pay.order.Order;
import io.github.weizheng.testkit.pay.order.OrderBook;
import io.github.weizheng.testkit.pay.refund.RefundBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the bills of a Beijing day from the orders and refunds; a day on which nothing happened has none. Thread-safe. */
final class Bills {
    private static final LocalTime WRITTEN = LocalTime.of(9, 0);

    /** What the merchant's account held at first, so that a refund can be made on the first day. */
    private static final long OPENING_FEN = 1_000_000;

    private final String mchId;
    private final OrderBook orders;
    private final RefundBook refunds;

    Bills(String mchId, OrderBook orders, RefundBook refunds) {
        this.mchId = mchId;
        this.orders = orders;
        this.refunds = refunds;
    }

    /** Returns when the bills of a day are written. */
    static Instant writtenAt(LocalDate day) {
        return BeijingTime.at(day.plusDays(1), WRITTEN);
    }

    /** Returns the trade bill, of one sub-merchant or of all. */
    Optional<String> trades(LocalDate day, BillType type, Optional<String> subMchId) {
        Instant written = writtenAt(day);
        Stream<TradeLine> payments = type == BillType.REFUND
                ? Stream.of()
                : orders.paidOrders().stream().filter(this::own).map(order -> TradeLine.of(order, written));
        Stream<TradeLine> back = type == BillType.SUCCESS
                ? Stream.of()
                : refunds.all().stream().map(refund -> TradeLine.of(refund, written));
        List<TradeLine> lines = Stream.concat(payments, back)
                .filter(line -> BeijingTime.day(line.at()).equals(day))
                .filter(line -> subMchId.isEmpty() || line.order().subMchId().equals(subMchId))
                .sorted(Comparator.comparing(TradeLine::at))
                .toList();
        return Optional.of(lines).filter(some -> !some.isEmpty()).map(some -> TradeBill.text(type, some));
    }

    /** Returns the fund-flow bill of the merchant's own account, which sub-merchants' orders do not touch. */
    Optional<String> funds(LocalDate day) {
        List<FundFlowBill.Line> lines = new ArrayList<>();
        long balance = OPENING_FEN;
        for (FundFlow flow : flows()) {
            balance += flow.fen();
            if (BeijingTime.day(flow.at()).equals(day)) {
                lines.add(new FundFlowBill.Line(flow, balance));
            }
        }
        return Optional.of(lines).filter(some -> !some.isEmpty()).map(FundFlowBill::text);
    }

    private List<FundFlow> flows() {
        Stream<FundFlow> payments = orders.paidOrders().stream()
                .filter(this::own)
                .filter(Bills::direct)
                .flatMap(order -> FundFlow.of(order).stream());
        Stream<FundFlow> back = refunds.all().stream()
                .filter(refund -> direct(refund.order()))
                .flatMap(refund -> FundFlow.of(refund).stream());
        return Stream.concat(payments, back)
                .sorted(Comparator.comparing(FundFlow::at))
                .toList();
    }

    private boolean own(Order order) {
        return order.mchId().equals(mchId);
    }

    private static boolean direct(Order order) {
        return order.subMchId().isEmpty();
    }
}
