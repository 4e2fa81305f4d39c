package io.github.weizheng.payment.bill;

import io.github.weizheng.payment.Fen;
import java.math.BigDecimal;

/** Sums over rows, in hundred-thousandths, one for each total that a bill may state. For one thread. */
final class Tally {
    private final long[] sums;

    Tally(BillColumn[] totals) {
        sums = new long[totals.length];
    }

    void add(BillColumn total, long amount, Cells row) {
        long sum = sums[total.ordinal()] + amount;
        if (((sums[total.ordinal()] ^ sum) & (amount ^ sum)) < 0) {
            throw BrokenBillException.at(row.line(), total.title(), "the sum is beyond all bounds");
        }
        sums[total.ordinal()] = sum;
    }

    long count(BillColumn total) {
        return sums[total.ordinal()] / Decimal.ONE;
    }

    Fen fen(BillColumn total) {
        return Fen.of(sums[total.ordinal()] / Decimal.FEN);
    }

    BigDecimal exact(BillColumn total) {
        return Decimal.exact(sums[total.ordinal()]);
    }

    /** Compares a sum with what the bill says, if it says it. */
    void check(BillColumn total, Cells said) {
        if (said.columns().has(total) && !Decimal.agrees(exact(total), said.text(total))) {
            throw said.broken(
                    total,
                    "the sum of the rows, " + exact(total).stripTrailingZeros().toPlainString());
        }
    }
}
