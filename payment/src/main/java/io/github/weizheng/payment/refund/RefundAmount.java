package io.github.weizheng.payment.refund;

import static io.github.weizheng.payment.wire.WireFields.fen;
import static io.github.weizheng.payment.wire.WireFields.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.payment.Fen;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The money of a refund. A minor release may add components.
 *
 * @param total what the order cost
 * @param refund what is paid back, coupons in it
 * @param payerTotal what the citizen had paid
 * @param payerRefund what the citizen gets back
 * @param settlementTotal what the order was settled at
 * @param settlementRefund what of that is paid back
 * @param discountRefund what of coupons is paid back
 * @param refundFee what of the fee is paid back
 * @param from which of the merchant's accounts it came from; what is not in its form is left out
 */
public record RefundAmount(
        Optional<Fen> total,
        Optional<Fen> refund,
        Optional<Fen> payerTotal,
        Optional<Fen> payerRefund,
        Optional<Fen> settlementTotal,
        Optional<Fen> settlementRefund,
        Optional<Fen> discountRefund,
        Optional<Fen> refundFee,
        Optional<String> currency,
        List<RefundSource> from) {

    @JsonCreator
    private static RefundAmount of(
            @JsonProperty("total") @Nullable Number total,
            @JsonProperty("refund") @Nullable Number refund,
            @JsonProperty("payer_total") @Nullable Number payerTotal,
            @JsonProperty("payer_refund") @Nullable Number payerRefund,
            @JsonProperty("settlement_total") @Nullable Number settlementTotal,
            @JsonProperty("settlement_refund") @Nullable Number settlementRefund,
            @JsonProperty("discount_refund") @Nullable Number discountRefund,
            @JsonProperty("refund_fee") @Nullable Number refundFee,
            @JsonProperty("currency") @Nullable String currency,
            @JsonProperty("from") @Nullable JsonNode from) {
        return new RefundAmount(
                fen(total),
                fen(refund),
                fen(payerTotal),
                fen(payerRefund),
                fen(settlementTotal),
                fen(settlementRefund),
                fen(discountRefund),
                fen(refundFee),
                text(currency),
                RefundSource.all(from));
    }
}
