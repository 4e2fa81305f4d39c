/**
 * Orders that citizens pay inside WeChat (JSAPI): prepay, open the cashier, query, close.
 *
 * <p>Entry point: {@link io.github.weizheng.payment.order.Orders}. Everything here is immutable and thread-safe unless it
 * says otherwise. Not here: Native, H5, app and mini-program orders, refunds.
 */
@NullMarked
package io.github.weizheng.payment.order;

import org.jspecify.annotations.NullMarked;
