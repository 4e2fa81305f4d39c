package io.github.weizheng.payment.refund;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.Encrypted;
import io.github.weizheng.payment.wire.FieldRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of an abnormal refund (异常退款) goes instead. Card and name travel encrypted; they stand in no message, log or {@code toString}. Immutable and
 * thread-safe.
 */
public final class AbnormalRefund {
    private final String type;
    private final @Nullable String bankType;
    private final @Nullable String account;
    private final @Nullable String name;

    private AbnormalRefund(String type, @Nullable String bankType, @Nullable String account, @Nullable String name) {
        this.type = type;
        this.bankType = bankType;
        this.account = account;
        this.name = name;
    }

    /**
     * To another card of the citizen ({@code USER_BANK_CARD}).
     *
     * @param bankType WeChat Pay's name of the bank, such as {@code ICBC_DEBIT}; 1 to 32 bytes
     * @param account the card's number
     * @throws IllegalArgumentException if the bank's name is something else
     */
    public static AbnormalRefund toCitizen(String bankType, Secret account, PersonName name) {
        return new AbnormalRefund(
                "USER_BANK_CARD",
                FieldRules.id("bank_type", bankType, 32),
                Objects.requireNonNull(account, "account").expose(),
                Objects.requireNonNull(name, "name").value());
    }

    /** To the merchant's own account ({@code MERCHANT_BANK_CARD}), for the office to hand it over by itself. */
    public static AbnormalRefund toMerchant() {
        return new AbnormalRefund("MERCHANT_BANK_CARD", null, null, null);
    }

    Wire in(OutRefundNo number, @Nullable String subMchId) {
        return new Wire(subMchId, number.value(), type, bankType, account, name);
    }

    @Override
    public String toString() {
        return "AbnormalRefund[" + type + "]";
    }

    record Wire(
            @JsonProperty("sub_mchid") @Nullable String subMchId,
            @JsonProperty("out_refund_no") String outRefundNo,
            @JsonProperty("type") String type,
            @JsonProperty("bank_type") @Nullable String bankType,

            @JsonProperty("bank_account") @Encrypted @Nullable
            String account,

            @JsonProperty("real_name") @Encrypted @Nullable String name) {
        /** Its number only. */
        @Override
        public String toString() {
            return "AbnormalRefund[" + outRefundNo + "]";
        }
    }
}
