package io.github.weizheng.payment.notification;

import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.payment.wire.SignatureHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers genuine signatures for as long as they are fresh. WeChat Pay signs every delivery anew, a repeated one too, so the same signature twice is a recording. Only what
 * was verified is remembered: a stranger writes nothing into the store.
 */
final class ReplayGuard {
    /** Five minutes to either side of the timestamp, and one more. */
    private static final Duration MEMORY = Duration.ofMinutes(11);

    private static final Logger LOG = LoggerFactory.getLogger(ReplayGuard.class);
    private final SharedStore store;

    ReplayGuard(SharedStore store) {
        this.store = store;
    }

    boolean isFirst(SignatureHeaders headers) {
        String signed = headers.timestamp() + "\n" + headers.nonce() + "\n" + headers.signature();
        String key = "weizheng:pay:heard:"
                + HexFormat.of().formatHex(Sha256.of(signed.getBytes(StandardCharsets.ISO_8859_1)));
        try {
            return store.putIfAbsent(key, "1", MEMORY);
        } catch (RuntimeException | Error e) { // such as a driver that cannot be loaded
            // A genuine notification is worth more than the guard.
            LOG.warn("The replay guard is done without, for its store fails", WithoutWords.of(e));
            return true;
        }
    }
}
