package io.github.weizheng.payment.refund;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.FieldRules;

/**
 * One of the merchant's accounts that a refund comes from.
 *
 * @param account {@code AVAILABLE} (可用余额) or {@code UNAVAILABLE} (不可用余额)
 * @param amount 1 fen or more
 */
public record RefundSource(@JsonProperty("account") String account, Fen amount) {

    /**
     * An account and its share.
     *
     * @throws IllegalArgumentException if the account's name has not 1 to 32 bytes, or the share is less than 1 fen
     */
    public RefundSource {
        FieldRules.id("from.account", account, 32);
        FieldRules.amount("amount", amount);
    }

    @JsonCreator
    private static RefundSource of(@JsonProperty("account") String account, @JsonProperty("amount") long amount) {
        return new RefundSource(account, Fen.of(amount));
    }

    @JsonProperty("amount")
    private long fen() {
        return amount.value();
    }
}
