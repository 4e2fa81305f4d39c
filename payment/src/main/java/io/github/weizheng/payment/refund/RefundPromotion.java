package io.github.weizheng.payment.refund;

import static io.github.weizheng.payment.wire.WireFields.fen;
import static io.github.weizheng.payment.wire.WireFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.WireFields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A coupon of the order, and what of it goes back (优惠退款信息). Goods that it was for are not read, and what is not in its form is left out: no refund is lost for a
 * coupon. A minor release may add components.
 *
 * @param scope {@code GLOBAL} or {@code SINGLE}
 * @param type {@code COUPON} (代金券) or {@code DISCOUNT} (优惠券)
 * @param amount what it took off
 * @param refundAmount what of that goes back
 */
public record RefundPromotion(
        Optional<String> promotionId,
        Optional<String> scope,
        Optional<String> type,
        Optional<Fen> amount,
        Optional<Fen> refundAmount) {

    static List<RefundPromotion> all(@Nullable JsonNode promotions) {
        return WireFields.each(promotions).map(RefundPromotion::of).toList();
    }

    private static RefundPromotion of(JsonNode json) {
        return new RefundPromotion(
                text(json, "promotion_id"),
                text(json, "scope"),
                text(json, "type"),
                fen(json, "amount"),
                fen(json, "refund_amount"));
    }
}
