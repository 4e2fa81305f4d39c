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
 * A combined order as WeChat Pay knows it, from a query or a notification whose signature was right. A minor release may add components.
 *
 * @param appId the {@code combine_appid}
 * @param mchId the merchant that combined ({@code combine_mchid})
 * @param outTradeNo the number of all together
 * @param payer who paid, under {@link #appId}
 * @param parts at least one
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012557004">合单查询订单</a>
 */
public record CombinedTransaction(
        String appId, String mchId, OutTradeNo outTradeNo, Optional<OpenId> payer, List<Part> parts) {

    @JsonCreator
    private static CombinedTransaction of(
            @JsonProperty("combine_appid") @Nullable String appId,
            @JsonProperty("combine_mchid") @Nullable String mchId,
            @JsonProperty("combine_out_trade_no") @Nullable String outTradeNo,
            @JsonProperty("combine_payer_info") @Nullable PaidBy payer,
            @JsonProperty("sub_orders") @Nullable List<Part> parts) {
        if (parts == null || parts.isEmpty()) {
            throw new IllegalArgumentException("sub_orders is missing");
        }
        return new CombinedTransaction(
                required("combine_appid", appId),
                required("combine_mchid", mchId),
                OutTradeNo.ofWire(required("combine_out_trade_no", outTradeNo)),
                payer == null ? Optional.empty() : Transaction.openId(payer.openId),
                List.copyOf(parts));
    }

    /** Whether money has come in for every part. */
    public boolean isPaid() {
        return parts.stream().allMatch(part -> part.state().isPaid());
    }

    /** Number and states. */
    @Override
    public String toString() {
        return "CombinedTransaction[" + outTradeNo + ", "
                + parts.stream().map(Part::state).toList() + "]";
    }

    private record PaidBy(@JsonProperty("openid") @Nullable String openId) {}

    /**
     * One order of them; components as of {@link Transaction}.
     *
     * @param total its {@code total_amount}
     * @param payerTotal its {@code payer_amount}
     */
    public record Part(
            String mchId,
            Optional<String> subMchId,
            OutTradeNo outTradeNo,
            Optional<String> transactionId,
            TradeState state,
            Optional<String> tradeType,
            Optional<String> bankType,
            Optional<String> attach,
            Optional<Instant> successTime,
            Optional<Fen> total,
            Optional<Fen> payerTotal,
            Optional<String> currency,
            List<Promotion> promotions) {

        @JsonCreator
        private static Part of(
                @JsonProperty("mchid") @Nullable String mchId,
                @JsonProperty("sub_mchid") @Nullable String subMchId,
                @JsonProperty("out_trade_no") @Nullable String outTradeNo,
                @JsonProperty("transaction_id") @Nullable String transactionId,
                @JsonProperty("trade_state") @Nullable String tradeState,
                @JsonProperty("trade_type") @Nullable String tradeType,
                @JsonProperty("bank_type") @Nullable String bankType,
                @JsonProperty("attach") @Nullable String attach,
                @JsonProperty("success_time") @Nullable String successTime,
                @JsonProperty("amount") @Nullable Amount amount,
                @JsonProperty("promotion_detail") @Nullable JsonNode promotions) {
            return new Part(
                    required("mchid", mchId),
                    text(subMchId),
                    OutTradeNo.ofWire(required("out_trade_no", outTradeNo)),
                    text(transactionId),
                    TradeState.of(required("trade_state", tradeState)),
                    text(tradeType),
                    text(bankType),
                    text(attach),
                    Moments.read(successTime),
                    amount == null ? Optional.empty() : fen(amount.total),
                    amount == null ? Optional.empty() : fen(amount.payerTotal),
                    amount == null ? Optional.empty() : text(amount.currency),
                    Promotion.all(promotions));
        }

        /** Number and state. */
        @Override
        public String toString() {
            return "Part[" + outTradeNo + ", " + state + "]";
        }

        private record Amount(
                @JsonProperty("total_amount") @Nullable Number total,
                @JsonProperty("payer_amount") @Nullable Number payerTotal,
                @JsonProperty("currency") @Nullable String currency) {}
    }
}
