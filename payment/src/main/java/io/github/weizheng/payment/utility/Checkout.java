package io.github.weizheng.payment.utility;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.order.JsapiInvocation;
import io.github.weizheng.payment.order.OutTradeNo;

/**
 * A bill that the citizen can pay now.
 *
 * <p>Handed out by {@link FeeDesk}; constructor and pattern are outside semantic versioning: it may gain a component.
 *
 * @param outTradeNo the number it stands under in the ledger
 * @param amount what the citizen will be asked for
 * @param invocation for the citizen's page; good for two hours
 */
public record Checkout(OutTradeNo outTradeNo, Fen amount, JsapiInvocation invocation) {}
