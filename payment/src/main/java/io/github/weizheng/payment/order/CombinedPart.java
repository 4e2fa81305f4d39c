package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.FieldRules;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One order of several that are paid together (合单的商品单). Every step gives a new one; limits are those of {@link PayOrder}. Immutable and thread-safe.
 */
public final class CombinedPart {
    private static final Pattern MCH_ID = Pattern.compile("[0-9]{1,32}");
    private final OutTradeNo outTradeNo;

    @JsonProperty("mchid")
    private final String mchId;

    @JsonProperty("attach")
    private final String attach;

    @JsonProperty("amount")
    private final Amount amount;

    @JsonProperty("sub_mchid")
    private final @Nullable String subMchId;

    @JsonProperty("sub_appid")
    private final @Nullable String subAppId;

    @JsonProperty("goods_tag")
    private final @Nullable String goodsTag;

    @JsonProperty("description")
    private final String description;

    @JsonProperty("settle_info")
    private final PrepayBody.@Nullable SettleInfo settleInfo;

    private CombinedPart(
            String mchId,
            OutTradeNo outTradeNo,
            Amount amount,
            String description,
            String attach,
            @Nullable String subMchId,
            @Nullable String subAppId,
            @Nullable String goodsTag,
            PrepayBody.@Nullable SettleInfo settleInfo) {
        this.mchId = mchId;
        this.outTradeNo = outTradeNo;
        this.amount = amount;
        this.description = description;
        this.attach = attach;
        this.subMchId = subMchId;
        this.subAppId = subAppId;
        this.goodsTag = goodsTag;
        this.settleInfo = settleInfo;
    }

    /**
     * An order of one merchant.
     *
     * @param mchId whose order it is: a direct merchant, or the partner where {@link #subMerchant} follows
     * @param total 1 fen or more
     * @param description what the citizen reads
     * @param attach the merchant's own text; WeChat Pay asks for one here
     * @throws IllegalArgumentException if one of them is out of its limits
     */
    public static CombinedPart of(String mchId, OutTradeNo outTradeNo, Fen total, String description, String attach) {
        return new CombinedPart(
                merchant("mchid", mchId),
                Objects.requireNonNull(outTradeNo, "outTradeNo"),
                new Amount(FieldRules.amount("total", total).value(), "CNY"),
                FieldRules.billText("description", description, 127),
                FieldRules.billText("attach", attach, 128),
                null,
                null,
                null,
                null);
    }

    /**
     * For a partner's sub-merchant.
     *
     * @throws IllegalArgumentException if it is not 1 to 32 digits
     */
    public CombinedPart subMerchant(String id) {
        return new CombinedPart(
                mchId,
                outTradeNo,
                amount,
                description,
                attach,
                merchant("sub_mchid", id),
                subAppId,
                goodsTag,
                settleInfo);
    }

    /**
     * With the sub-merchant's own appid, for a {@link #subMerchant}.
     *
     * @throws IllegalArgumentException if it is not 1 to 32 letters, digits, {@code _} or {@code -}
     */
    public CombinedPart subAppId(String id) {
        return new CombinedPart(
                mchId, outTradeNo, amount, description, attach, subMchId, FieldRules.appId(id), goodsTag, settleInfo);
    }

    /**
     * With the tag that coupons ask for (订单优惠标记).
     *
     * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
     */
    public CombinedPart goodsTag(String tag) {
        String checked = FieldRules.id("goods_tag", tag, 32);
        return new CombinedPart(
                mchId, outTradeNo, amount, description, attach, subMchId, subAppId, checked, settleInfo);
    }

    /** With the money frozen for profit sharing (分账). */
    public CombinedPart profitSharing() {
        PrepayBody.SettleInfo shared = new PrepayBody.SettleInfo(true);
        return new CombinedPart(mchId, outTradeNo, amount, description, attach, subMchId, subAppId, goodsTag, shared);
    }

    /** The merchant's number of this order. */
    public OutTradeNo outTradeNo() {
        return outTradeNo;
    }

    @JsonProperty("out_trade_no")
    private String number() {
        return outTradeNo.value();
    }

    boolean hasSubAppId() {
        return subAppId != null;
    }

    boolean isSub() {
        return subMchId != null;
    }

    Closing closing() {
        return new Closing(mchId, outTradeNo.value(), subMchId, subAppId);
    }

    @Override
    public String toString() {
        return "CombinedPart[" + outTradeNo + "]";
    }

    private static String merchant(String field, String id) {
        if (!MCH_ID.matcher(Objects.requireNonNull(id, "id")).matches()) {
            throw new IllegalArgumentException(field + ": 1 to 32 digits, actual length " + id.length());
        }
        return id;
    }

    private record Amount(
            @JsonProperty("total_amount") long total,
            @JsonProperty("currency") String currency) {}

    record Closing(
            @JsonProperty("mchid") String mchId,
            @JsonProperty("out_trade_no") String outTradeNo,
            @JsonProperty("sub_mchid") @Nullable String subMchId,
            @JsonProperty("sub_appid") @Nullable String subAppId) {}
}
