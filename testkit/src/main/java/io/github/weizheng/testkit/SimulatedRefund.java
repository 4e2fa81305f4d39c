package io.github.weizheng.testkit;

import java.util.Optional;

/**
 * A refund as the platform holds it.
 *
 * @param outRefundNo the merchant's number
 * @param refundId the platform's number
 * @param outTradeNo the merchant's number of the order
 * @param refundFen the amount that goes back, in fen
 * @param totalFen the amount of the order, in fen
 * @param status WeChat's {@code status}: {@code PROCESSING}, {@code SUCCESS}, {@code ABNORMAL} or {@code CLOSED}
 * @param reason what the citizen reads
 * @param subMchId the sub-merchant whose order it was, if any
 */
public record SimulatedRefund(
        String outRefundNo,
        String refundId,
        String outTradeNo,
        long refundFen,
        long totalFen,
        String status,
        Optional<String> reason,
        Optional<String> subMchId) {}
