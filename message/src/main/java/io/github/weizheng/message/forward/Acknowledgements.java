package io.github.weizheng.message.forward;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.effect.OnceOnly;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.inbound.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which messages a target has acknowledged, and with which reply, so that it does not get them again.
 *
 * <p>A reply is kept encrypted with the target's key, if it has one. A store that fails costs the memory and never the message.
 */
final class Acknowledgements {
    /** Over which the holder of a claim is dead, since the exchange itself has ended. */
    private static final Duration SPARE = Duration.ofSeconds(1);

    private static final Duration MEMORY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgements.class);

    private final OnceOnly messages;
    private final String target;
    private final @Nullable MessageCipher cipher;

    Acknowledgements(SharedStore store, String appId, ForwardTarget target, @Nullable MessageCipher cipher) {
        messages = new OnceOnly(store, "forward", target.timeout().plus(SPARE), MEMORY);
        this.target = appId + ':' + target.name() + ':';
        this.cipher = cipher;
    }

    /** Null if the store failed. */
    @Nullable
    Claim claim(Inbound inbound) {
        try {
            return messages.claim(Sha256.hex(target + inbound.idempotencyKey()));
        } catch (RuntimeException | Error e) { // such as a driver that cannot be loaded
            LOG.warn("The store failed; a message is forwarded without knowing whether it was", WithoutWords.of(e));
            return null;
        }
    }

    /** @param reply null if the target has not acknowledged: then whoever asks next forwards again */
    void end(Claim.Granted claim, @Nullable String reply) {
        try {
            if (reply == null) {
                claim.release();
            } else {
                claim.done(cipher == null ? reply : cipher.encrypt(reply.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("The store failed; a message that was forwarded may be forwarded again", WithoutWords.of(e));
        }
    }

    /** The reply of an earlier exchange; empty also if it was kept under a key that the target no longer has. */
    String reply(Claim.Done done) {
        String kept = done.outcome();
        try {
            String reply = cipher == null ? kept : new String(cipher.decrypt(kept), StandardCharsets.UTF_8);
            if (reply.isEmpty() || reply.startsWith("<") || reply.startsWith("{")) {
                return reply;
            }
        } catch (CallbackRejectedException e) {
            LOG.debug("Not under the key of now", e);
        }
        LOG.warn("A reply was kept under another key and is not answered");
        return "";
    }
}
