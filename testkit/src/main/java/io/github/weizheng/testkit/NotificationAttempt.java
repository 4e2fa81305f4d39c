package io.github.weizheng.testkit;

/**
 * One POST of a pay notification.
 *
 * @param outTradeNo the merchant's number of the order
 * @param status the HTTP status; 0 when no answer arrived in time
 * @param acknowledged whether the answer was 200 or 204
 */
public record NotificationAttempt(String outTradeNo, int status, boolean acknowledged) {}
