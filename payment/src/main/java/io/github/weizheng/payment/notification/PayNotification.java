package io.github.weizheng.payment.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * A notification of WeChat Pay that was verified and decrypted; only {@link PayNotifications} makes genuine ones.
 *
 * <p>A minor release may add a subtype: keep a default.
 */
public sealed interface PayNotification
        permits Paid, CombinedPaid, RefundSucceeded, RefundAbnormal, RefundClosed, UnknownNotification {
    /** The event's id. The same event may be delivered several times, and one payment may have several ids. */
    String id();

    /** When WeChat Pay wrote it, if that could be read. */
    Optional<Instant> createTime();

    /**
     * What makes its effect one: the kind of event and the numbers of what it is about, the same for every delivery and every {@link #id}. For
     * {@link io.github.weizheng.core.effect.OnceOnly} and {@link io.github.weizheng.core.effect.JdbcOnce}.
     *
     * @return 1 to 128 printable ASCII characters, without a citizen's data
     */
    String effectKey();
}
