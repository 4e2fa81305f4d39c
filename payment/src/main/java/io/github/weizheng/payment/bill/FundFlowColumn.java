package io.github.weizheng.payment.bill;

/** The columns of a fund-flow bill. */
enum FundFlowColumn implements BillColumn {
    TIME(true, "记账时间"),
    BUSINESS_ID(false, "微信支付业务单号"),
    FLOW_ID(true, "资金流水单号"),
    BUSINESS_NAME(false, "业务名称"),
    BUSINESS_TYPE(false, "业务类型"),
    DIRECTION(true, "收支类型"),
    AMOUNT(true, "收支金额(元)|收支金额（元）"),
    BALANCE(false, "账户结余(元)|账户结余（元）"),
    APPLICANT(false, "资金变更提交申请人"),
    REMARK(false, "备注"),
    VOUCHER(false, "业务凭证号");

    private final boolean required;
    private final String spellings;

    FundFlowColumn(boolean required, String spellings) {
        this.required = required;
        this.spellings = spellings;
    }

    @Override
    public String spellings() {
        return spellings;
    }

    @Override
    public boolean isFreeText() {
        return this == REMARK;
    }

    @Override
    public boolean required() {
        return required;
    }
}
