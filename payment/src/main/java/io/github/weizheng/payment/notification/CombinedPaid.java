package io.github.weizheng.payment.notification;

import io.github.weizheng.payment.order.CombinedTransaction;
import java.time.Instant;
import java.util.Optional;

/**
 * Orders that were combined were paid together ({@code TRANSACTION.SUCCESS}, and the state of each says so). The combining merchant is ours; amounts,
 * currencies and appid are for the caller to compare with the orders.
 */
public record CombinedPaid(String id, Optional<Instant> createTime, CombinedTransaction transaction)
        implements PayNotification {
    /** Merchant and the number of all together. */
    @Override
    public String effectKey() {
        return EffectKey.of(
                "combined-paid", transaction.mchId(), transaction.outTradeNo().value());
    }
}
