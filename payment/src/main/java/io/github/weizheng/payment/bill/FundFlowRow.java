package io.github.weizheng.payment.bill;

import io.github.weizheng.payment.Fen;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a fund-flow bill: money that came into an account or left it.
 *
 * <p>Cells are read, and rows are kept, as {@link TradeRow} says. Escapes in texts, such as {@code \n}, stay as they are. Immutable and
 * thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/docs/merchant/products/bill-download/format-fundflow.html">资金账单格式</a>
 */
public final class FundFlowRow {
    private final Cells cells;

    FundFlowRow(Cells cells) {
        this.cells = cells;
    }

    /** The line in the bill, counted from 1, the header's. */
    public long line() {
        return cells.line();
    }

    /**
     * A cell as it stands, also of a column that is not known here; empty if the bill does not have the column.
     *
     * @param name as in the bill's header, such as 备注
     */
    public Optional<String> column(String name) {
        return cells.column(Objects.requireNonNull(name, "name"));
    }

    /** When it was booked (记账时间). */
    public Instant time() {
        return cells.time(FundFlowColumn.TIME);
    }

    /** WeChat Pay's number of the payment, refund or other business behind it (微信支付业务单号). */
    public Optional<String> businessId() {
        return cells.textIfAny(FundFlowColumn.BUSINESS_ID);
    }

    /** The number of this movement (资金流水单号). */
    public String flowId() {
        return cells.text(FundFlowColumn.FLOW_ID);
    }

    /** The business (业务名称), such as 交易, 退款, 提现; an open set. */
    public Optional<String> businessName() {
        return cells.textIfAny(FundFlowColumn.BUSINESS_NAME);
    }

    /** The kind of business (业务类型), such as 交易, 扣除交易手续费, 退款; an open set. */
    public Optional<String> businessType() {
        return cells.textIfAny(FundFlowColumn.BUSINESS_TYPE);
    }

    /** Which way it went (收支类型). */
    public FundDirection direction() {
        return FundDirection.of(cells.text(FundFlowColumn.DIRECTION));
    }

    /** How much (收支金额), whichever way it went. */
    public Fen amount() {
        return cells.fen(FundFlowColumn.AMOUNT);
    }

    /** What was in the account then (账户结余). */
    public Optional<Fen> balance() {
        return cells.fenIfAny(FundFlowColumn.BALANCE);
    }

    /** Who asked for it (资金变更提交申请人); may be personal. */
    public Optional<String> applicant() {
        return cells.textIfAny(FundFlowColumn.APPLICANT);
    }

    /** A remark (备注); may be personal. What a row has too many of the marks between cells is taken for a part of it. */
    public Optional<String> remark() {
        return cells.textIfAny(FundFlowColumn.REMARK);
    }

    /** The number of the voucher (业务凭证号), such as that of a refund. */
    public Optional<String> voucher() {
        return cells.textIfAny(FundFlowColumn.VOUCHER);
    }

    /** Line and number. */
    @Override
    public String toString() {
        return "FundFlowRow[line " + line() + ", " + flowId() + "]";
    }
}
