package io.github.weizheng.testkit.pay.bill;

import java.math.BigDecimal;

/** Amounts as bills write them, and what WeChat Pay keeps of each. */
final class Yuan {
    static final String RATE = "0.60%";
    private static final int FEE_PLACES = 5;

    private Yuan() {}

    /** Returns fen as yuan with two places. */
    static String of(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Returns fen as yuan with the five places that fees have. */
    static String fee(long fen) {
        return BigDecimal.valueOf(fen, 2).setScale(FEE_PLACES).toPlainString();
    }

    /** Returns the fee for an amount, both in fen: 0.60 %, a half and more rounded up to a whole fen, as recorded bills show. */
    static long feeOf(long fen) {
        return (fen * 6 + 500) / 1000;
    }
}
