package io.github.weizheng.payment.refund;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.FieldRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kind of goods that is paid back (单品退款). Every step gives a new one. Immutable and thread-safe. */
public final class RefundGoods {
    @JsonProperty("merchant_goods_id")
    private final String id;

    @JsonProperty("wechatpay_goods_id")
    private final @Nullable String wechatpayId;

    @JsonProperty("goods_name")
    private final @Nullable String name;

    @JsonProperty("unit_price")
    private final long unitPrice;

    @JsonProperty("refund_amount")
    private final long refund;

    @JsonProperty("refund_quantity")
    private final int quantity;

    private RefundGoods(
            String id, @Nullable String wechatpayId, @Nullable String name, long unitPrice, long refund, int quantity) {
        this.id = id;
        this.wechatpayId = wechatpayId;
        this.name = name;
        this.unitPrice = unitPrice;
        this.refund = refund;
        this.quantity = quantity;
    }

    /**
     * So many of one kind.
     *
     * @param id the merchant's number of the goods, 1 to 32 bytes
     * @param unitPrice what one cost
     * @param refund what is paid back for all of them, 1 fen or more
     * @param quantity 1 or more
     * @throws IllegalArgumentException if one of them is something else
     */
    public static RefundGoods of(String id, Fen unitPrice, Fen refund, int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("refund_quantity: at least 1, actual " + quantity);
        }
        return new RefundGoods(
                FieldRules.id("merchant_goods_id", id, 32),
                null,
                null,
                FieldRules.price("unit_price", Objects.requireNonNull(unitPrice, "unitPrice"))
                        .value(),
                FieldRules.amount("refund", refund).value(),
                quantity);
    }

    /**
     * With its name.
     *
     * @throws IllegalArgumentException if it is empty, has more than 256 characters, or one of four bytes
     */
    public RefundGoods name(String text) {
        return new RefundGoods(id, wechatpayId, FieldRules.text("goods_name", text, 256), unitPrice, refund, quantity);
    }

    /**
     * With WeChat Pay's number of the goods.
     *
     * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
     */
    public RefundGoods wechatpayGoodsId(String number) {
        return new RefundGoods(id, FieldRules.id("wechatpay_goods_id", number, 32), name, unitPrice, refund, quantity);
    }

    @Override
    public String toString() {
        return "RefundGoods[" + id + " × " + quantity + "]";
    }
}
