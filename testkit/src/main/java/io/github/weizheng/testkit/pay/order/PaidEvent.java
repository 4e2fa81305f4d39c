package io.github.weizheng.testkit.pay.order;

import io.github.weizheng.testkit.pay.PayEvent;
import java.time.Instant;

/** What the merchant's server hears when something was paid. */
final class PaidEvent {
    private PaidEvent() {}

    static PayEvent of(Purchase paid) {
        Instant at = paid.orders().get(0).payment().orElseThrow().at();
        return new PayEvent(
                "TRANSACTION.SUCCESS",
                "transaction",
                "支付成功",
                paid.request().number(),
                paid.request().notifyUrl(),
                TransactionJson.of(paid, at).toString(),
                at);
    }
}
