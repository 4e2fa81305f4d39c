package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.wire.Moments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a prepay, fields in the order of the official page. */
record PrepayBody(
        @JsonProperty("appid") @Nullable String appId,
        @JsonProperty("mchid") @Nullable String mchId,
        @JsonProperty("sp_appid") @Nullable String spAppId,
        @JsonProperty("sp_mchid") @Nullable String spMchId,
        @JsonProperty("sub_appid") @Nullable String subAppId,
        @JsonProperty("sub_mchid") @Nullable String subMchId,
        @JsonProperty("description") String description,
        @JsonProperty("out_trade_no") String outTradeNo,
        @JsonProperty("time_expire") @Nullable String timeExpire,
        @JsonProperty("attach") @Nullable String attach,
        @JsonProperty("notify_url") String notifyUrl,
        @JsonProperty("goods_tag") @Nullable String goodsTag,
        @JsonProperty("support_fapiao") @Nullable Boolean supportFapiao,
        @JsonProperty("limit_pay") @Nullable List<String> limitPay,
        @JsonProperty("amount") Amount amount,
        @JsonProperty("payer") Payer.@Nullable Wire payer,
        @JsonProperty("detail") @Nullable Detail detail,
        @JsonProperty("scene_info") @Nullable Scene scene,
        @JsonProperty("settle_info") @Nullable SettleInfo settleInfo) {

    static PrepayBody of(Party party, PayOrder order, Payer.@Nullable Wire payer, @Nullable Scene scene) {
        boolean direct = !party.isSub();
        if (direct && order.subAppId != null) {
            throw new IllegalArgumentException("sub_appid: for a partner's sub-merchants only");
        }
        return new PrepayBody(
                direct ? order.appId : null,
                direct ? party.mchId() : null,
                direct ? null : order.appId,
                direct ? null : party.mchId(),
                order.subAppId,
                party.subMchId().orElse(null),
                order.description,
                order.outTradeNo.value(),
                order.expiresAt == null ? null : Moments.write(order.expiresAt),
                order.attach,
                order.notifyUrl.toASCIIString(),
                order.goodsTag,
                order.fapiao,
                order.limitPay.isEmpty() ? null : order.limitPay,
                new Amount(order.total.value(), "CNY"),
                payer,
                order.detail,
                scene,
                SettleInfo.of(order.profitSharing));
    }

    /** Its number only. */
    @Override
    public String toString() {
        return "PrepayBody[" + outTradeNo + "]";
    }

    record Amount(
            @JsonProperty("total") long total,
            @JsonProperty("currency") String currency) {}

    record SettleInfo(@JsonProperty("profit_sharing") boolean profitSharing) {
        static @Nullable SettleInfo of(@Nullable Boolean profitSharing) {
            return profitSharing == null ? null : new SettleInfo(profitSharing);
        }
    }
}
