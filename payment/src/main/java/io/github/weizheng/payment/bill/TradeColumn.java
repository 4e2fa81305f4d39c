package io.github.weizheng.payment.bill;

/** The columns of a trade bill, and what they were called before. */
enum TradeColumn implements BillColumn {
    TIME(true, "交易时间"),
    APP_ID(false, "公众账号ID"),
    MCH_ID(true, "商户号"),
    SUB_MCH_ID(false, "特约商户号|子商户号"),
    DEVICE_INFO(false, "设备号"),
    TRANSACTION_ID(true, "微信订单号"),
    OUT_TRADE_NO(true, "商户订单号"),
    OPEN_ID(false, "用户标识"),
    TRADE_TYPE(false, "交易类型"),
    TRADE_STATE(true, "交易状态"),
    BANK(false, "付款银行"),
    CURRENCY(false, "货币种类"),
    SETTLEMENT(true, "应结订单金额|总金额"),
    COUPON(false, "代金券金额|代金券或立减优惠金额|企业红包金额"),
    REFUND_APPLIED_AT(false, "退款申请时间"),
    REFUND_SUCCEEDED_AT(false, "退款成功时间"),
    REFUND_ID(false, "微信退款单号"),
    OUT_REFUND_NO(false, "商户退款单号"),
    REFUND(false, "退款金额"),
    COUPON_REFUND(false, "充值券退款金额|代金券或立减优惠退款金额|企业红包退款金额"),
    REFUND_TYPE(false, "退款类型"),
    REFUND_STATUS(false, "退款状态"),
    DESCRIPTION(false, "商品名称"),
    ATTACH(false, "商户数据包"),
    FEE(true, "手续费"),
    RATE(false, "费率"),
    ORDER(true, "订单金额|总金额"),
    REFUND_APPLIED(false, "申请退款金额"),
    RATE_REMARK(false, "费率备注");

    private final boolean required;
    private final String spellings;

    TradeColumn(boolean required, String spellings) {
        this.required = required;
        this.spellings = spellings;
    }

    @Override
    public String spellings() {
        return spellings;
    }

    @Override
    public boolean isFreeText() {
        return this == DESCRIPTION || this == ATTACH;
    }

    @Override
    public boolean required() {
        return required;
    }
}
