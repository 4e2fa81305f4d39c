package io.github.weizheng.payment.utility;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.order.OutTradeNo;
import java.time.Instant;

/**
 * What a bill is written off with.
 *
 * @param outTradeNo the key that makes a repeat harmless
 * @param transactionId WeChat Pay's number of the payment
 * @param paidAt when the citizen paid
 */
public record WriteOffOrder(
        OutTradeNo outTradeNo, BillId bill, Fen amount, OpenId payer, String transactionId, Instant paidAt) {}
