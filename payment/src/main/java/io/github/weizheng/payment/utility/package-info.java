/**
 * Utility fees (水电气暖缴费): bills of the agency's own billing system, paid in WeChat, written off exactly once.
 *
 * <p>Entry point: {@link io.github.weizheng.payment.utility.FeeDesk}, over a
 * {@link io.github.weizheng.payment.utility.BillingSystem} that the caller implements and a
 * {@link io.github.weizheng.payment.ledger.FeeLedger}. The desk is thread-safe and starts no thread; values are immutable.
 * Not here: refunds and reconciliation with WeChat Pay's bills.
 */
@NullMarked
package io.github.weizheng.payment.utility;

import org.jspecify.annotations.NullMarked;
