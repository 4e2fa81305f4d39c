package io.github.weizheng.payment.order;

import static io.github.weizheng.payment.wire.WireFields.fen;
import static io.github.weizheng.payment.wire.WireFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.WireFields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that a citizen paid with (优惠功能). Goods that it was for are not read, and what is not in its form is left out: no payment is lost for a
 * coupon. A minor release may add components.
 *
 * @param scope {@code GLOBAL} or {@code SINGLE}
 * @param type {@code CASH} (免充值) or {@code NOCASH} (预充值)
 * @param amount what it took off
 */
public record Promotion(
        Optional<String> couponId,
        Optional<String> name,
        Optional<String> scope,
        Optional<String> type,
        Optional<Fen> amount,
        Optional<String> stockId,
        Optional<Fen> wechatpayContribute,
        Optional<Fen> merchantContribute,
        Optional<Fen> otherContribute) {

    static List<Promotion> all(@Nullable JsonNode promotions) {
        return WireFields.each(promotions).map(Promotion::of).toList();
    }

    private static Promotion of(JsonNode json) {
        return new Promotion(
                text(json, "coupon_id"),
                text(json, "name"),
                text(json, "scope"),
                text(json, "type"),
                fen(json, "amount"),
                text(json, "stock_id"),
                fen(json, "wechatpay_contribute"),
                fen(json, "merchant_contribute"),
                fen(json, "other_contribute"));
    }
}
