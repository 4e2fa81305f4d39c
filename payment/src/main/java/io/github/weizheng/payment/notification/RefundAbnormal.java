package io.github.weizheng.payment.notification;

import io.github.weizheng.payment.refund.RefundReport;
import java.time.Instant;
import java.util.Optional;

/** A refund cannot reach the citizen's card or account, and waits for another way: see {@link io.github.weizheng.payment.refund.Refunds#applyAbnormal} ({@code REFUND.ABNORMAL}). The merchant is ours; amounts are for the caller to compare with the refund. */
public record RefundAbnormal(String id, Optional<Instant> createTime, RefundReport refund) implements PayNotification {
    /** Merchant, WeChat Pay's number of the refund, and the event's id: a refund that was sent elsewhere can become abnormal again, and must not stay unheard. */
    @Override
    public String effectKey() {
        return EffectKey.of("refund-abnormal", refund.mchId(), refund.refundId(), id);
    }
}
