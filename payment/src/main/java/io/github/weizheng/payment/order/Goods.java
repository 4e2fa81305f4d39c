package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.FieldRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kind of goods in an order (单品), for coupons on single goods. Every step gives a new one. Immutable and thread-safe. */
public final class Goods {
    @JsonProperty("merchant_goods_id")
    private final String id;

    @JsonProperty("wechatpay_goods_id")
    private final @Nullable String wechatpayId;

    @JsonProperty("goods_name")
    private final @Nullable String name;

    @JsonProperty("quantity")
    private final int quantity;

    @JsonProperty("unit_price")
    private final long unitPrice;

    private Goods(String id, @Nullable String wechatpayId, @Nullable String name, int quantity, long unitPrice) {
        this.id = id;
        this.wechatpayId = wechatpayId;
        this.name = name;
        this.quantity = quantity;
        this.unitPrice = unitPrice;
    }

    /**
     * So many of one kind.
     *
     * @param id the merchant's number of the goods: 1 to 32 letters, digits, {@code _} or {@code -}
     * @param quantity 1 or more
     * @throws IllegalArgumentException if id or quantity are something else
     */
    public static Goods of(String id, int quantity, Fen unitPrice) {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity: at least 1, actual " + quantity);
        }
        return new Goods(
                FieldRules.word("merchant_goods_id", id),
                null,
                null,
                quantity,
                FieldRules.price("unit_price", Objects.requireNonNull(unitPrice, "unitPrice"))
                        .value());
    }

    /**
     * With its name.
     *
     * @throws IllegalArgumentException if it is empty, has more than 256 characters, or one of four bytes
     */
    public Goods name(String text) {
        return new Goods(id, wechatpayId, FieldRules.text("goods_name", text, 256), quantity, unitPrice);
    }

    /**
     * With WeChat Pay's number of the goods.
     *
     * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
     */
    public Goods wechatpayGoodsId(String number) {
        return new Goods(id, FieldRules.id("wechatpay_goods_id", number, 32), name, quantity, unitPrice);
    }

    @Override
    public String toString() {
        return "Goods[" + id + " × " + quantity + "]";
    }
}
