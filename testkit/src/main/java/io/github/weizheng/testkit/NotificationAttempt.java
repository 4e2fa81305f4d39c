package io.github.weizheng.testkit;

import java.time.Instant;

/**
 * One POST of a pay notification.
 *
 * @param number the merchant's number: out_trade_no, combine_out_trade_no or out_refund_no
 * @param status the HTTP status; 0 when no answer arrived in time
 * @param acknowledged whether the answer was 200 or 204
 * @param at when it was sent, by the simulator's clock
 */
public record NotificationAttempt(String number, int status, boolean acknowledged, Instant at) {}
