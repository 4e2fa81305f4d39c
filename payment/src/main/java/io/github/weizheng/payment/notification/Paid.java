package io.github.weizheng.payment.notification;

import io.github.weizheng.payment.order.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * An order was paid ({@code TRANSACTION.SUCCESS}, and its own state says so). The merchant is ours; amount, currency and appid are for the caller to compare with
 * the order.
 */
public record Paid(String id, Optional<Instant> createTime, Transaction transaction) implements PayNotification {
    /** Merchant, order and transaction: an order that was paid twice has two. */
    @Override
    public String effectKey() {
        return EffectKey.of(
                "paid",
                transaction.mchId(),
                transaction.outTradeNo().value(),
                transaction.transactionId().orElse(""));
    }
}
