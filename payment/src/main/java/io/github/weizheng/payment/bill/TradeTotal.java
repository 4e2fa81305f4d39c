package io.github.weizheng.payment.bill;

import org.jspecify.annotations.Nullable;

/** The sums of a trade bill, what they were called before, and the column that each sums up. */
enum TradeTotal implements BillColumn {
    ROWS(null, "总交易单数"),
    SETTLEMENT(TradeColumn.SETTLEMENT, "应结订单总金额|总交易额"),
    REFUND(TradeColumn.REFUND, "退款总金额|总退款金额"),
    COUPON_REFUND(TradeColumn.COUPON_REFUND, "充值券退款总金额|总代金券或立减优惠退款金额|总企业红包退款金额"),
    FEE(TradeColumn.FEE, "手续费总金额"),
    ORDER(TradeColumn.ORDER, "订单总金额"),
    REFUND_APPLIED(TradeColumn.REFUND_APPLIED, "申请退款总金额");

    private final @Nullable TradeColumn column;
    private final String spellings;

    TradeTotal(@Nullable TradeColumn column, String spellings) {
        this.column = column;
        this.spellings = spellings;
    }

    /** What a row adds to it: rows are counted by adding one. */
    long part(Cells row) {
        if (column == null) {
            return Decimal.ONE;
        }
        return this == FEE ? row.exact(column) : row.exactFen(column);
    }

    /** Whether these rows can be summed up. */
    boolean isIn(Columns rows) {
        return column == null || rows.has(column);
    }

    @Override
    public String spellings() {
        return spellings;
    }

    @Override
    public boolean required() {
        return column == null;
    }
}
