package io.github.weizheng.payment.refund;

import static io.github.weizheng.payment.wire.WireFields.required;
import static io.github.weizheng.payment.wire.WireFields.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.wire.Moments;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a notification says about a refund. A minor release may add components.
 *
 * @param mchId a partner's own ({@code sp_mchid}) where the merchant is a partner
 * @param subMchId the partner's sub-merchant
 * @param receivedAccount where the money goes: a citizen's, left out of {@link #toString}
 * @param successTime when the money was back
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791865">退款结果通知</a>
 */
public record RefundReport(
        String mchId,
        Optional<String> subMchId,
        OutTradeNo outTradeNo,
        Optional<String> transactionId,
        OutRefundNo outRefundNo,
        String refundId,
        RefundStatus status,
        Optional<Instant> successTime,
        Optional<String> receivedAccount,
        Optional<RefundAmount> amount) {

    @JsonCreator
    private static RefundReport of(
            @JsonProperty("mchid") @Nullable String mchId,
            @JsonProperty("sp_mchid") @Nullable String spMchId,
            @JsonProperty("sub_mchid") @Nullable String subMchId,
            @JsonProperty("out_trade_no") @Nullable String outTradeNo,
            @JsonProperty("transaction_id") @Nullable String transactionId,
            @JsonProperty("out_refund_no") @Nullable String outRefundNo,
            @JsonProperty("refund_id") @Nullable String refundId,
            @JsonProperty("refund_status") @Nullable String status,
            @JsonProperty("success_time") @Nullable String successTime,
            @JsonProperty("user_received_account") @Nullable String receivedAccount,
            @JsonProperty("amount") @Nullable RefundAmount amount) {
        return new RefundReport(
                required("mchid", mchId == null ? spMchId : mchId),
                text(subMchId),
                OutTradeNo.ofWire(required("out_trade_no", outTradeNo)),
                text(transactionId),
                OutRefundNo.ofWire(required("out_refund_no", outRefundNo)),
                required("refund_id", refundId),
                RefundStatus.of(required("refund_status", status)),
                Moments.read(successTime),
                text(receivedAccount),
                Optional.ofNullable(amount));
    }

    /** Numbers and status. */
    @Override
    public String toString() {
        return "RefundReport[" + outRefundNo + " of " + outTradeNo + ", " + status + "]";
    }
}
