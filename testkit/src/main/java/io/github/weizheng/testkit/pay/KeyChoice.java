package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.KeyMode;
import io.github.weizheng.testkit.NotificationKey;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of its two keys WeChat Pay signs with. Thread-safe. */
public final class KeyChoice {
    /** How many of 1,000 notifications are signed with the public key, from the first day of a change-over on. */
    private static final List<Integer> SHARES = List.of(1, 10, 50, 100, 200, 500, 1000);

    private final MerchantKeys keys;
    private final Clock clock;
    private KeyMode mode = KeyMode.CHANGING_OVER;
    private NotificationKey fixed = NotificationKey.PUBLIC_KEY;
    private @Nullable Instant begun;
    private long notified;

    public KeyChoice(MerchantKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public synchronized void mode(KeyMode chosen) {
        mode = chosen;
    }

    public synchronized KeyMode mode() {
        return mode;
    }

    /** Signs all notifications with that key while a merchant changes over. */
    public synchronized void notifyWith(NotificationKey key) {
        fixed = key;
        begun = null;
    }

    /** Signs notifications with the public key in the shares that grow from day to day. */
    public synchronized void beginChangeOver() {
        mode = KeyMode.CHANGING_OVER;
        begun = clock.instant();
        notified = 0;
    }

    /** Tells whether the answer to a request that names that serial is signed with the public key. */
    synchronized boolean answersWithPublicKey(Optional<String> serial) {
        return switch (mode) {
            case CERTIFICATES -> false;
            case PUBLIC_KEY -> true;
            case CHANGING_OVER -> serial.filter(keys.publicKeyId()::equals).isPresent();
        };
    }

    /** Returns the key behind a {@code Wechatpay-Serial}; empty when the merchant has no such key. */
    synchronized Optional<PrivateKey> behind(String serial) {
        boolean publicKey = serial.equals(keys.publicKeyId());
        KeyMode without = publicKey ? KeyMode.CERTIFICATES : KeyMode.PUBLIC_KEY;
        return mode == without ? Optional.empty() : keys.behind(serial);
    }

    /** Tells whether the next notification is signed with the public key; counts it. */
    synchronized boolean notifiesWithPublicKey() {
        return switch (mode) {
            case CERTIFICATES -> false;
            case PUBLIC_KEY -> true;
            case CHANGING_OVER -> begun == null ? fixed == NotificationKey.PUBLIC_KEY : inShare(begun);
        };
    }

    /** Spread evenly rather than drawn, so that a test sees the same each time. */
    private boolean inShare(Instant start) {
        long day = Math.min(Duration.between(start, clock.instant()).toDays(), SHARES.size() - 1L);
        int share = SHARES.get((int) day);
        notified++;
        return notified * share / 1000 > (notified - 1) * share / 1000;
    }
}
