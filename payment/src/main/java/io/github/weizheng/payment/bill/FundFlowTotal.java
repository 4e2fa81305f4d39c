package io.github.weizheng.payment.bill;

/** The sums of a fund-flow bill. */
enum FundFlowTotal implements BillColumn {
    ROWS("资金流水总笔数"),
    INCOME_ROWS("收入笔数"),
    INCOME("收入金额"),
    EXPENSE_ROWS("支出笔数"),
    EXPENSE("支出金额");

    private final String spellings;

    FundFlowTotal(String spellings) {
        this.spellings = spellings;
    }

    /** What a row adds to it: rows are counted by adding one. */
    long part(FundDirection direction, long amount) {
        boolean income = direction.equals(FundDirection.INCOME);
        boolean expense = direction.equals(FundDirection.EXPENSE);
        return switch (this) {
            case ROWS -> Decimal.ONE;
            case INCOME_ROWS -> income ? Decimal.ONE : 0;
            case INCOME -> income ? amount : 0;
            case EXPENSE_ROWS -> expense ? Decimal.ONE : 0;
            case EXPENSE -> expense ? amount : 0;
        };
    }

    @Override
    public String spellings() {
        return spellings;
    }

    @Override
    public boolean required() {
        return this == ROWS;
    }
}
