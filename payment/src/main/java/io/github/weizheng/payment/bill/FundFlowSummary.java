package io.github.weizheng.payment.bill;

import io.github.weizheng.payment.Fen;

/**
 * What the rows of a fund-flow bill add up to; each sum has been found to be what the bill says, where it says it. Immutable and thread-safe.
 *
 * @param rows how many movements (资金流水总笔数)
 * @param incomeRows how many into the account (收入笔数)
 * @param income how much came into it (收入金额)
 * @param expenseRows how many out of the account (支出笔数)
 * @param expense how much left it (支出金额)
 */
public record FundFlowSummary(long rows, long incomeRows, Fen income, long expenseRows, Fen expense) {

    static FundFlowSummary of(Tally tally) {
        return new FundFlowSummary(
                tally.count(FundFlowTotal.ROWS),
                tally.count(FundFlowTotal.INCOME_ROWS),
                tally.fen(FundFlowTotal.INCOME),
                tally.count(FundFlowTotal.EXPENSE_ROWS),
                tally.fen(FundFlowTotal.EXPENSE));
    }
}
