package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.Moments;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as WeChat Pay knows it, from a query or a notification whose signature was right.
 *
 * <p>Read leniently: of an unpaid order most is missing. Only {@link #outTradeNo}, {@link #mchId}, {@link #appId} and
 * {@link #state} are always there. A minor release may add components.
 *
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
        OutTradeNo outTradeNo,
        Optional<String> transactionId,
        TradeState state,
        Optional<String> stateDescription,
        Optional<String> tradeType,
        Optional<String> bankType,
        Optional<String> attach,
        Optional<Instant> successTime,
        Optional<OpenId> payer,
        Optional<Fen> total,
        Optional<Fen> payerTotal,
        Optional<String> currency) {

    @JsonCreator
    private static Transaction of(
            @JsonProperty("appid") @Nullable String appId,
            @JsonProperty("mchid") @Nullable String mchId,
            @JsonProperty("out_trade_no") @Nullable String outTradeNo,
            @JsonProperty("transaction_id") @Nullable String transactionId,
            @JsonProperty("trade_state") @Nullable String tradeState,
            @JsonProperty("trade_state_desc") @Nullable String tradeStateDesc,
            @JsonProperty("trade_type") @Nullable String tradeType,
            @JsonProperty("bank_type") @Nullable String bankType,
            @JsonProperty("attach") @Nullable String attach,
            @JsonProperty("success_time") @Nullable String successTime,
            @JsonProperty("payer") @Nullable Payer payer,
            @JsonProperty("amount") @Nullable Amount amount) {
        return new Transaction(
                required("appid", appId),
                required("mchid", mchId),
                OutTradeNo.ofWire(required("out_trade_no", outTradeNo)),
                text(transactionId),
                TradeState.of(required("trade_state", tradeState)),
                text(tradeStateDesc),
                text(tradeType),
                text(bankType),
                text(attach),
                Moments.read(successTime),
                payer == null ? Optional.empty() : text(payer.openid).map(OpenId::of),
                amount == null ? Optional.empty() : fen(amount.total),
                amount == null ? Optional.empty() : fen(amount.payerTotal),
                amount == null ? Optional.empty() : text(amount.currency));
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

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static Optional<String> text(@Nullable String value) {
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Bound as any number, because binding to a long would cut a fraction off in silence. */
    private static Optional<Fen> fen(@Nullable Number number) {
        if (number == null) {
            return Optional.empty();
        }
        if (number instanceof Integer || number instanceof Long) {
            return Optional.of(Fen.of(number.longValue()));
        }
        throw new IllegalArgumentException("an amount is not a whole number of fen");
    }

    private record Payer(@JsonProperty("openid") @Nullable String openid) {}

    private record Amount(
            @JsonProperty("total") @Nullable Number total,
            @JsonProperty("payer_total") @Nullable Number payerTotal,
            @JsonProperty("currency") @Nullable String currency) {}
}
