/**
 * Refunds (退款): apply, query, abnormal refunds. Their notifications are read by {@code payment.notification}.
 */
@NullMarked
package io.github.weizheng.payment.refund;

import org.jspecify.annotations.NullMarked;
