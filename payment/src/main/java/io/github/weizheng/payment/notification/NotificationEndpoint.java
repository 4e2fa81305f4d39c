package io.github.weizheng.payment.notification;

import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.effect.OnceOnly;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where WeChat Pay reports: verifies, hands each event to a handler once, acknowledges.
 *
 * <ul>
 *   <li>What is not genuine reaches no handler: 401 for anything cryptographic, 400 for size and shape, 405 for another method than POST.
 *   <li>A handler that returns is answered with 200, and the same event is not handed over again for three days, under whichever id it comes. WeChat Pay repeats for one.
 *   <li>A handler that throws, or one that is still at the same event, is answered with 500: WeChat Pay repeats it, from 15 seconds later on up to 15 times within a day.
 *   <li>A store that fails is done without: the event is handed over, and perhaps once more. So is one whose process died midway, and one whose handler takes longer than a
 *       minute. Money is guarded by a ledger, or by {@link io.github.weizheng.core.effect.JdbcOnce} with {@link PayNotification#effectKey()} in the handler's own transaction.
 * </ul>
 *
 * <p>Runs the handler on the calling thread. Never throws. Logs reasons and numbers, no citizen's data. Immutable and thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791861">支付成功回调通知</a>
 */
public final class NotificationEndpoint implements CallbackHandler {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationEndpoint.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration MEMORY = Duration.ofDays(3);
    private final PayNotifications notifications;
    private final PayNotificationHandler handler;
    private final OnceOnly once;

    private NotificationEndpoint(PayNotifications notifications, SharedStore store, PayNotificationHandler handler) {
        this.notifications = Objects.requireNonNull(notifications, "notifications");
        this.handler = Objects.requireNonNull(handler, "handler");
        this.once = new OnceOnly(Objects.requireNonNull(store, "store"), "weizheng-pay-notified", LEASE, MEMORY);
    }

    /** An endpoint whose events are handed over once in this JVM. */
    public static NotificationEndpoint of(PayNotifications notifications, PayNotificationHandler handler) {
        return new NotificationEndpoint(notifications, new InMemoryStore(), handler);
    }

    /** An endpoint whose events are handed over once among all JVMs that share the store. */
    public static NotificationEndpoint of(
            PayNotifications notifications, SharedStore store, PayNotificationHandler handler) {
        return new NotificationEndpoint(notifications, store, handler);
    }

    @Override
    public CallbackResponse handle(CallbackRequest request) {
        if (!request.method().equals("POST")) {
            return CallbackResponse.empty(405);
        }
        try {
            return handOver(notifications.parse(request.headers(), request.body()));
        } catch (PayNotificationRejectedException e) {
            if (e.reason() == Reason.PROBE) {
                LOG.debug("A probe of WeChat Pay was refused");
            } else {
                LOG.warn("A notification was refused: {}: {}", e.reason(), e.getMessage());
            }
            return Acknowledgement.rejected(e);
        } catch (RuntimeException | Error e) {
            LOG.error("A notification could not be read", WithoutWords.of(e));
            return Acknowledgement.again();
        }
    }

    private CallbackResponse handOver(PayNotification notification) {
        String key = notification.effectKey();
        Claim claim = claim(key);
        if (claim instanceof Claim.Done) {
            return Acknowledgement.received();
        }
        if (!(claim instanceof Claim.Granted granted)) {
            return Acknowledgement.again();
        }
        try {
            handler.handle(notification);
        } catch (Exception | Error e) {
            LOG.error("{} could not be recorded", key, WithoutWords.of(e));
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            release(granted);
            return Acknowledgement.again();
        }
        done(key, granted);
        return Acknowledgement.received();
    }

    private Claim claim(String key) {
        try {
            return once.claim(key);
        } catch (RuntimeException | Error e) { // such as a driver that cannot be loaded
            LOG.warn("{} is handed over although the store fails", key, WithoutWords.of(e));
            return Unguarded.INSTANCE;
        }
    }

    private static void done(String key, Claim.Granted granted) {
        try {
            granted.done("");
        } catch (RuntimeException | Error e) {
            LOG.warn("{} may be handed over again, for the store fails", key, WithoutWords.of(e));
        }
    }

    /** What cannot be released is free again when its lease is over. */
    private static void release(Claim.Granted granted) {
        try {
            granted.release();
        } catch (RuntimeException | Error e) {
            LOG.warn("A claim is left to its lease, for the store fails", WithoutWords.of(e));
        }
    }

    /** The claim of a store that fails. */
    private enum Unguarded implements Claim.Granted {
        INSTANCE;

        @Override
        public boolean done(String outcome) {
            return true;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
