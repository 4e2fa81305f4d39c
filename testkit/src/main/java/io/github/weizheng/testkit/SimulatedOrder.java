package io.github.weizheng.testkit;

import java.util.Optional;

/**
 * An order as the platform holds it.
 *
 * @param outTradeNo the merchant's number
 * @param totalFen the amount in fen
 * @param openId who may pay it
 * @param state WeChat's {@code trade_state}: {@code NOTPAY}, {@code SUCCESS} or {@code CLOSED}
 * @param transactionId the platform's number, once paid
 * @param attach what the merchant attached
 */
public record SimulatedOrder(
        String outTradeNo,
        String description,
        long totalFen,
        String openId,
        String state,
        Optional<String> transactionId,
        String notifyUrl,
        Optional<String> attach) {}
