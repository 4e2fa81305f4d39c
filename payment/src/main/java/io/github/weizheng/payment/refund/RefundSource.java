package io.github.weizheng.payment.refund;

import static io.github.weizheng.payment.wire.WireFields.fen;
import static io.github.weizheng.payment.wire.WireFields.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.FieldRules;
import io.github.weizheng.payment.wire.WireFields;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the merchant's accounts that a refund comes from. Limits hold for what is sent, and {@link RefundOrder.Builder#from} checks them; of an answer it is as it came.
 *
 * @param account {@code AVAILABLE} (可用余额) or {@code UNAVAILABLE} (不可用余额)
 * @param amount its share
 */
public record RefundSource(@JsonProperty("account") String account, Fen amount) {

    /** An account and its share. */
    public RefundSource {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(amount, "amount");
    }

    static List<RefundSource> all(@Nullable JsonNode sources) {
        return WireFields.each(sources).flatMap(RefundSource::read).toList();
    }

    private static Stream<RefundSource> read(JsonNode json) {
        return text(json, "account").stream()
                .flatMap(account -> fen(json, "amount").map(share -> new RefundSource(account, share)).stream());
    }

    RefundSource sendable() {
        FieldRules.id("amount.from.account", account, 32);
        FieldRules.amount("amount.from.amount", amount);
        return this;
    }

    @JsonProperty("amount")
    private long inFen() {
        return amount.value();
    }
}
