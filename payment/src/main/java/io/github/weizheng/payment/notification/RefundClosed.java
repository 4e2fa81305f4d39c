package io.github.weizheng.payment.notification;

import io.github.weizheng.payment.refund.RefundReport;
import java.time.Instant;
import java.util.Optional;

/** A refund was given up, and the money stayed ({@code REFUND.CLOSED}). The merchant is ours; amounts are for the caller to compare with the refund. */
public record RefundClosed(String id, Optional<Instant> createTime, RefundReport refund) implements PayNotification {
    /** Merchant and WeChat Pay's number of the refund. */
    @Override
    public String effectKey() {
        return EffectKey.of("refund-closed", refund.mchId(), refund.refundId());
    }
}
