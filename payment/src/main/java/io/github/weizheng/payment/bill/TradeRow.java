package io.github.weizheng.payment.bill;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.order.TradeState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a trade bill: a payment, or a refund on the day that it was applied for.
 *
 * <p>Empty are the columns that the bill does not have, and cells that have nothing in them. Amounts have been read before the row is handed
 * out; any other cell is read when it is asked for, and one that is not what it should be is a {@link BrokenBillException} then. Bytes that
 * are no text become U+FFFD; escapes such as {@code \n} stay as they are. Holds its line only, and may be kept. Immutable and thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html">交易账单格式</a>
 */
public final class TradeRow {
    private final Cells cells;

    TradeRow(Cells cells) {
        this.cells = cells;
    }

    /** The line in the bill, counted from 1, the header's. */
    public long line() {
        return cells.line();
    }

    /**
     * A cell as it stands, also of a column that is not known here; empty if the bill does not have the column.
     *
     * @param name as in the bill's header, such as 费率备注
     */
    public Optional<String> column(String name) {
        return cells.column(Objects.requireNonNull(name, "name"));
    }

    /** When it was paid, or the refund applied for (交易时间). */
    public Instant time() {
        return cells.time(TradeColumn.TIME);
    }

    /** The appid (公众账号ID). */
    public Optional<String> appId() {
        return cells.textIfAny(TradeColumn.APP_ID);
    }

    /** The merchant (商户号). */
    public String mchId() {
        return cells.text(TradeColumn.MCH_ID);
    }

    /** The sub-merchant (特约商户号); empty for direct merchants. */
    public Optional<String> subMchId() {
        return cells.numberIfAny(TradeColumn.SUB_MCH_ID);
    }

    /** The device (设备号). */
    public Optional<String> deviceInfo() {
        return cells.textIfAny(TradeColumn.DEVICE_INFO);
    }

    /** WeChat Pay's number of the order (微信订单号). */
    public String transactionId() {
        return cells.text(TradeColumn.TRANSACTION_ID);
    }

    /** The merchant's number of the order (商户订单号), as it stands: also of orders that other systems made. */
    public String outTradeNo() {
        return cells.text(TradeColumn.OUT_TRADE_NO);
    }

    /** The payer (用户标识): personal. */
    public Optional<OpenId> openId() {
        return cells.textIfAny(TradeColumn.OPEN_ID).map(this::openId);
    }

    /** How it was paid (交易类型), such as {@code JSAPI}. */
    public Optional<String> tradeType() {
        return cells.textIfAny(TradeColumn.TRADE_TYPE);
    }

    /** What the row is (交易状态): {@code SUCCESS} a payment, {@code REFUND} a refund, {@code REVOKED} a payment taken back. */
    public TradeState tradeState() {
        return TradeState.of(cells.text(TradeColumn.TRADE_STATE));
    }

    /** The bank (付款银行), such as {@code ICBC_DEBIT}. */
    public Optional<String> bank() {
        return cells.textIfAny(TradeColumn.BANK);
    }

    /** The currency (货币种类), such as {@code CNY}; all amounts of the row are in it. */
    public Optional<String> currency() {
        return cells.textIfAny(TradeColumn.CURRENCY);
    }

    /** What is settled with the merchant (应结订单金额); zero in refunds. In old bills 总金额. */
    public Fen settlementTotal() {
        return cells.fen(TradeColumn.SETTLEMENT);
    }

    /** What coupons paid (代金券金额). */
    public Optional<Fen> coupon() {
        return cells.fenIfAny(TradeColumn.COUPON);
    }

    /** WeChat Pay's number of the refund (微信退款单号); empty in payments. */
    public Optional<String> refundId() {
        return cells.numberIfAny(TradeColumn.REFUND_ID);
    }

    /** The merchant's number of the refund (商户退款单号); empty in payments. */
    public Optional<String> outRefundNo() {
        return cells.numberIfAny(TradeColumn.OUT_REFUND_NO);
    }

    /** What goes back, coupons that are not the merchant's taken off (退款金额); zero in payments. */
    public Optional<Fen> refundAmount() {
        return cells.fenIfAny(TradeColumn.REFUND);
    }

    /** What goes back to coupons (充值券退款金额). */
    public Optional<Fen> couponRefund() {
        return cells.fenIfAny(TradeColumn.COUPON_REFUND);
    }

    /** Where the refund goes (退款类型), such as {@code ORIGINAL} or {@code BALANCE}. */
    public Optional<String> refundType() {
        return cells.textIfAny(TradeColumn.REFUND_TYPE);
    }

    /** How far the refund was when the bill was written (退款状态), such as {@code PROCESSING}; no later bill corrects it: query the refund. */
    public Optional<String> refundStatus() {
        return cells.textIfAny(TradeColumn.REFUND_STATUS);
    }

    /** When the refund was applied for (退款申请时间); in bills of refunds only, and empty if it is not a time. */
    public Optional<Instant> refundAppliedAt() {
        return cells.timeIfAny(TradeColumn.REFUND_APPLIED_AT);
    }

    /** When the refund went through (退款成功时间); in bills of refunds only, and empty if it is not a time. */
    public Optional<Instant> refundSucceededAt() {
        return cells.timeIfAny(TradeColumn.REFUND_SUCCEEDED_AT);
    }

    /** What was paid for (商品名称). If it or the next text holds what parts cells, all but the last piece stands here: the format cannot tell whose it was. */
    public Optional<String> description() {
        return cells.textIfAny(TradeColumn.DESCRIPTION);
    }

    /** The merchant's own text from the order (商户数据包); may be personal. */
    public Optional<String> attach() {
        return cells.textIfAny(TradeColumn.ATTACH);
    }

    /** WeChat Pay's fee in yuan (手续费) with five decimals; negative where a refund brings it back. */
    public BigDecimal fee() {
        return Decimal.exact(cells.exact(TradeColumn.FEE));
    }

    /** The rate of the fee as it stands (费率), such as {@code 0.60%}. */
    public Optional<String> rate() {
        return cells.textIfAny(TradeColumn.RATE);
    }

    /** What the citizen was to pay (订单金额); zero in refunds. In old bills 总金额. */
    public Fen orderTotal() {
        return cells.fen(TradeColumn.ORDER);
    }

    /** What the refund was applied for (申请退款金额); zero in payments. */
    public Optional<Fen> refundApplied() {
        return cells.fenIfAny(TradeColumn.REFUND_APPLIED);
    }

    /** A remark on the rate (费率备注). */
    public Optional<String> rateRemark() {
        return cells.textIfAny(TradeColumn.RATE_REMARK);
    }

    /** Line, number and state. */
    @Override
    public String toString() {
        return "TradeRow[line " + line() + ", " + outTradeNo() + ", " + tradeState() + "]";
    }

    private OpenId openId(String text) {
        try {
            return OpenId.of(text);
        } catch (IllegalArgumentException e) {
            throw cells.broken(TradeColumn.OPEN_ID, "1 to 128 characters of visible ASCII");
        }
    }
}
