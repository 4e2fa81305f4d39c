package io.github.weizheng.testkit;

import java.util.Optional;

/**
 * An order as the platform holds it; each of the orders within a combined order is one.
 *
 * @param outTradeNo the merchant's number
 * @param totalFen the amount in fen
 * @param openId who paid, or who alone may pay; empty while anybody may
 * @param state WeChat's {@code trade_state}: {@code NOTPAY}, {@code SUCCESS}, {@code REFUND} or {@code CLOSED}
 * @param transactionId the platform's number, once paid
 * @param attach what the merchant attached
 * @param tradeType WeChat's {@code trade_type}: {@code JSAPI}, {@code APP}, {@code NATIVE} or {@code MWEB}
 * @param subMchId the sub-merchant to which it belongs, if any
 * @param combineOutTradeNo the number of the combined order to which it belongs, if any
 */
public record SimulatedOrder(
        String outTradeNo,
        String description,
        long totalFen,
        String openId,
        String state,
        Optional<String> transactionId,
        String notifyUrl,
        Optional<String> attach,
        String tradeType,
        Optional<String> subMchId,
        Optional<String> combineOutTradeNo) {}
