package io.github.weizheng.payment.order;

import static io.github.weizheng.payment.wire.WireFields.fen;
import static io.github.weizheng.payment.wire.WireFields.required;
import static io.github.weizheng.payment.wire.WireFields.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as WeChat Pay knows it, from a query or a notification whose signature was right.
 *
 * <p>Read leniently: of an unpaid order most is missing. Only {@link #outTradeNo}, {@link #mchId}, {@link #appId} and
 * {@link #state} are always there. A minor release may add components.
 *
 * @param appId a partner's own ({@code sp_appid}) where the merchant is a partner
 * @param mchId a partner's own ({@code sp_mchid}) where the merchant is a partner
 * @param subAppId the sub-merchant's, if the order named it
 * @param subMchId the partner's sub-merchant
 * @param tradeType {@code JSAPI}, {@code NATIVE}, {@code APP}, {@code MWEB} for H5, or another
 * @param payer under {@link #appId}
 * @param subPayer the same citizen under {@link #subAppId}
 * @param total what the citizen was to pay
 * @param payerTotal what the citizen paid in the end, coupons taken off
 * @param currency {@code CNY}
 * @param bankType how it was paid, such as {@code ICBC_DEBIT}
 * @param attach the merchant's own text from the order; may be personal data
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791859">商户订单号查询订单</a>
 */
public record Transaction(
        String appId,
        String mchId,
        Optional<String> subAppId,
        Optional<String> subMchId,
        OutTradeNo outTradeNo,
        Optional<String> transactionId,
        TradeState state,
        Optional<String> stateDescription,
        Optional<String> tradeType,
        Optional<String> bankType,
        Optional<String> attach,
        Optional<Instant> successTime,
        Optional<OpenId> payer,
        Optional<OpenId> subPayer,
        Optional<Fen> total,
        Optional<Fen> payerTotal,
        Optional<String> currency,
        Optional<String> deviceId,
        List<Promotion> promotions) {

    @JsonCreator
    private static Transaction of(
            @JsonProperty("appid") @Nullable String appId,
            @JsonProperty("mchid") @Nullable String mchId,
            @JsonProperty("sp_appid") @Nullable String spAppId,
            @JsonProperty("sp_mchid") @Nullable String spMchId,
            @JsonProperty("sub_appid") @Nullable String subAppId,
            @JsonProperty("sub_mchid") @Nullable String subMchId,
            @JsonProperty("out_trade_no") @Nullable String outTradeNo,
            @JsonProperty("transaction_id") @Nullable String transactionId,
            @JsonProperty("trade_state") @Nullable String tradeState,
            @JsonProperty("trade_state_desc") @Nullable String tradeStateDesc,
            @JsonProperty("trade_type") @Nullable String tradeType,
            @JsonProperty("bank_type") @Nullable String bankType,
            @JsonProperty("attach") @Nullable String attach,
            @JsonProperty("success_time") @Nullable String successTime,
            @JsonProperty("payer") @Nullable PaidBy payer,
            @JsonProperty("amount") @Nullable Amount amount,
            @JsonProperty("scene_info") @Nullable JsonNode scene,
            @JsonProperty("promotion_detail") @Nullable JsonNode promotions) {
        return new Transaction(
                required("appid", appId == null ? spAppId : appId),
                required("mchid", mchId == null ? spMchId : mchId),
                text(subAppId),
                text(subMchId),
                OutTradeNo.ofWire(required("out_trade_no", outTradeNo)),
                text(transactionId),
                TradeState.of(required("trade_state", tradeState)),
                text(tradeStateDesc),
                text(tradeType),
                text(bankType),
                text(attach),
                Moments.read(successTime),
                payer == null ? Optional.empty() : openId(payer.openId == null ? payer.spOpenId : payer.openId),
                payer == null ? Optional.empty() : openId(payer.subOpenId),
                amount == null ? Optional.empty() : fen(amount.total),
                amount == null ? Optional.empty() : fen(amount.payerTotal),
                amount == null ? Optional.empty() : text(amount.currency),
                scene == null ? Optional.empty() : text(scene.path("device_id").textValue()),
                Promotion.all(promotions));
    }

    /** Whether money has come in: the state is {@code SUCCESS} or {@code REFUND}. */
    public boolean isPaid() {
        return state.isPaid();
    }

    /** Number, state and amount. */
    @Override
    public String toString() {
        return "Transaction[" + outTradeNo + ", " + state
                + total.map(amount -> ", " + amount).orElse("") + "]";
    }

    static Optional<OpenId> openId(@Nullable String value) {
        return text(value).map(OpenId::of);
    }

    private record PaidBy(
            @JsonProperty("openid") @Nullable String openId,
            @JsonProperty("sp_openid") @Nullable String spOpenId,
            @JsonProperty("sub_openid") @Nullable String subOpenId) {}

    private record Amount(
            @JsonProperty("total") @Nullable Number total,
            @JsonProperty("payer_total") @Nullable Number payerTotal,
            @JsonProperty("currency") @Nullable String currency) {}
}
