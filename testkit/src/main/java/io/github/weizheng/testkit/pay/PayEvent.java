package io.github.weizheng.testkit.pay;

import java.time.Instant;

/**
 * Something that the merchant's server is to hear of. Immutable.
 *
 * @param type such as {@code TRANSACTION.SUCCESS}
 * @param originalType what the plaintext is: {@code transaction} or {@code refund}
 * @param number the merchant's number of what it is about
 * @param url where to send it
 * @param plaintext what is sent encrypted, the same however often
 * @param at when it happened
 */
public record PayEvent(
        String type, String originalType, String summary, String number, String url, String plaintext, Instant at) {}
