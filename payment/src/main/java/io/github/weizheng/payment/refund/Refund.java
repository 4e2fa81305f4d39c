package io.github.weizheng.payment.refund;

import static io.github.weizheng.payment.wire.WireFields.required;
import static io.github.weizheng.payment.wire.WireFields.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.wire.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refund as WeChat Pay knows it, from an answer whose signature was right. That it is there says that it was accepted; {@link #status} says how it stands. A minor
 * release may add components.
 *
 * @param refundId WeChat Pay's number of the refund
 * @param channel {@code ORIGINAL} (原路退款), {@code BALANCE}, {@code OTHER_BALANCE} or {@code OTHER_BANKCARD}
 * @param receivedAccount where the money goes, such as {@code 招商银行信用卡0403}: a citizen's, left out of {@link #toString}
 * @param createTime when it was accepted
 * @param successTime when the money was back
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791863">查询单笔退款</a>
 */
public record Refund(
        String refundId,
        OutRefundNo outRefundNo,
        Optional<String> transactionId,
        Optional<OutTradeNo> outTradeNo,
        RefundStatus status,
        Optional<String> channel,
        Optional<String> receivedAccount,
        Optional<Instant> createTime,
        Optional<Instant> successTime,
        Optional<String> fundsAccount,
        Optional<RefundAmount> amount,
        List<RefundPromotion> promotions) {

    @JsonCreator
    private static Refund of(
            @JsonProperty("refund_id") @Nullable String refundId,
            @JsonProperty("out_refund_no") @Nullable String outRefundNo,
            @JsonProperty("transaction_id") @Nullable String transactionId,
            @JsonProperty("out_trade_no") @Nullable String outTradeNo,
            @JsonProperty("status") @Nullable String status,
            @JsonProperty("channel") @Nullable String channel,
            @JsonProperty("user_received_account") @Nullable String receivedAccount,
            @JsonProperty("create_time") @Nullable String createTime,
            @JsonProperty("success_time") @Nullable String successTime,
            @JsonProperty("funds_account") @Nullable String fundsAccount,
            @JsonProperty("amount") @Nullable RefundAmount amount,
            @JsonProperty("promotion_detail") @Nullable JsonNode promotions) {
        return new Refund(
                required("refund_id", refundId),
                OutRefundNo.ofWire(required("out_refund_no", outRefundNo)),
                text(transactionId),
                text(outTradeNo).map(OutTradeNo::ofWire),
                RefundStatus.of(required("status", status)),
                text(channel),
                text(receivedAccount),
                Moments.read(createTime),
                Moments.read(successTime),
                text(fundsAccount),
                Optional.ofNullable(amount),
                RefundPromotion.all(promotions));
    }

    /** Number and status. */
    @Override
    public String toString() {
        return "Refund[" + outRefundNo + ", " + status + "]";
    }
}
