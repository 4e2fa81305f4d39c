package io.github.weizheng.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A notification of a payment or a refund.
 *
 * @param id the event id, the same in each attempt
 * @param eventType such as {@code TRANSACTION.SUCCESS}
 * @param number the merchant's number: out_trade_no, combine_out_trade_no or out_refund_no
 * @param url where it is sent
 * @param attempts what was sent, oldest first
 * @param nextAt when the schedule sends it next; empty once it was acknowledged or given up
 */
public record SimulatedNotification(
        String id,
        String eventType,
        String number,
        String url,
        List<NotificationAttempt> attempts,
        Optional<Instant> nextAt) {
    public SimulatedNotification {
        attempts = List.copyOf(attempts);
    }
}
