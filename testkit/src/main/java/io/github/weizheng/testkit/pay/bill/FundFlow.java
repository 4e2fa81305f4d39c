package io.github.weizheng.testkit.pay.bill;

import io.github.weizheng.testkit.pay.order.Order;
import io.github.weizheng.testkit.pay.refund.Refund;
import io.github.weizheng.testkit.pay.refund.RefundStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One movement on the merchant's account. Immutable.
 *
 * @param businessNo the platform's number of the payment or refund
 * @param kind tells the movements of one payment or refund apart, one digit
 * @param fen the amount; negative when it leaves the account
 * @param voucher the merchant's number
 */
record FundFlow(
        Instant at,
        String businessNo,
        int kind,
        String business,
        String type,
        long fen,
        String remark,
        String voucher) {
    static List<FundFlow> of(Order order) {
        Order.Payment payment = order.payment().orElseThrow();
        long fee = Yuan.feeOf(order.totalFen());
        String id = payment.transactionId();
        return moved(
                new FundFlow(
                        payment.at(), id, 1, "交易", "交易", order.totalFen(), order.description(), order.outTradeNo()),
                new FundFlow(payment.at(), id, 2, "交易", "扣除交易手续费", -fee, order.description(), order.outTradeNo()));
    }

    static List<FundFlow> of(Refund refund) {
        long fen = refund.fen();
        long fee = Yuan.feeOf(fen);
        Instant asked = refund.createdAt();
        List<FundFlow> flows =
                new ArrayList<>(moved(refund(refund, asked, 3, "退还交易手续费", fee), refund(refund, asked, 4, "退款", -fen)));
        refund.since(RefundStatus.CLOSED, Instant.MAX)
                .ifPresent(closed -> flows.addAll(
                        moved(refund(refund, closed, 5, "退款关闭", fen), refund(refund, closed, 6, "扣除交易手续费", -fee))));
        return flows;
    }

    private static FundFlow refund(Refund refund, Instant at, int kind, String type, long fen) {
        return new FundFlow(
                at, refund.refundId(), kind, "退款", type, fen, refund.reason().orElse(""), refund.outRefundNo());
    }

    private static List<FundFlow> moved(FundFlow first, FundFlow second) {
        return List.of(first, second).stream().filter(flow -> flow.fen != 0).toList();
    }

    /** Returns the number of the movement, the same in every bill. */
    String flowNo() {
        return "19" + kind + businessNo.substring(3);
    }

    boolean comesIn() {
        return fen > 0;
    }
}
