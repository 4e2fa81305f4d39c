/**
 * What WeChat Pay reports: verified, decrypted, typed.
 *
 * <p>Entry points: {@link io.github.weizheng.payment.notification.NotificationEndpoint}, which hands each event over once, and below it
 * {@link io.github.weizheng.payment.notification.PayNotifications}, which reads. Delivery is at least once, unordered, and
 * not certain: whoever books money remembers what is booked, and queries what was never reported. Everything here is
 * immutable and thread-safe.
 */
@NullMarked
package io.github.weizheng.payment.notification;

import org.jspecify.annotations.NullMarked;
