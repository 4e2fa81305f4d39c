package io.github.weizheng.payment.bill;

import io.github.weizheng.payment.Fen;
import java.math.BigDecimal;

/**
 * What the rows of a trade bill add up to; each sum has been found to be what the bill says, where it says it. Zero where the bill does not
 * have the column. Immutable and thread-safe.
 *
 * @param rows how many payments and refunds (总交易单数)
 * @param settlementTotal of {@link TradeRow#settlementTotal} (应结订单总金额)
 * @param refundTotal of {@link TradeRow#refundAmount} (退款总金额)
 * @param couponRefundTotal of {@link TradeRow#couponRefund} (充值券退款总金额)
 * @param feeTotal of {@link TradeRow#fee} (手续费总金额), in yuan with five decimals
 * @param orderTotal of {@link TradeRow#orderTotal} (订单总金额)
 * @param refundAppliedTotal of {@link TradeRow#refundApplied} (申请退款总金额)
 */
public record TradeSummary(
        long rows,
        Fen settlementTotal,
        Fen refundTotal,
        Fen couponRefundTotal,
        BigDecimal feeTotal,
        Fen orderTotal,
        Fen refundAppliedTotal) {

    static TradeSummary of(Tally tally) {
        return new TradeSummary(
                tally.count(TradeTotal.ROWS),
                tally.fen(TradeTotal.SETTLEMENT),
                tally.fen(TradeTotal.REFUND),
                tally.fen(TradeTotal.COUPON_REFUND),
                tally.exact(TradeTotal.FEE),
                tally.fen(TradeTotal.ORDER),
                tally.fen(TradeTotal.REFUND_APPLIED));
    }
}
