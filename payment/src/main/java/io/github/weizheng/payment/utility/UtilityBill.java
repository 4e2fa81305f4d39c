package io.github.weizheng.payment.utility;

import io.github.weizheng.payment.Fen;

/**
 * A bill that is to be paid, as a whole and at once.
 *
 * @param description what the citizen reads in WeChat, such as {@code 水费2024年05月}: 1 to 127 characters, none of four bytes
 *     in UTF-8; checked when the bill is paid
 * @param amount what is due now, late fees included
 */
public record UtilityBill(BillId id, AccountNumber account, String description, Fen amount) {
    /** A bill. */
    public UtilityBill {
        if (amount.value() < 1) {
            throw new IllegalArgumentException("amount: at least 1 fen, actual " + amount.value());
        }
    }
}
