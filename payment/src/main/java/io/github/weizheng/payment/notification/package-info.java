/**
 * What WeChat Pay reports: verified, decrypted, typed.
 *
 * <p>Entry point: {@link io.github.weizheng.payment.notification.PayNotifications}. Delivery is at least once, unordered, and
 * not certain: whoever books money remembers what is booked, and queries what was never reported. Everything here is
 * immutable and thread-safe; nothing does I/O.
 */
@NullMarked
package io.github.weizheng.payment.notification;

import org.jspecify.annotations.NullMarked;
