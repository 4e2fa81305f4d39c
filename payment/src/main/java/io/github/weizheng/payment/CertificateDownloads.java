package io.github.weizheng.payment;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.payment.signing.CertificateCopies;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.wire.SignatureCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Platform certificates: fetched when first needed, and again by whoever makes a call when they are six hours old, or else hears of one when they
 * are twelve, while others go on with those in hand. WeChat Pay lists a new certificate 24 hours before it signs with it. What cannot be fetched takes nothing away from what is known.
 */
final class CertificateDownloads implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateDownloads.class);
    private static final String PATH = "/v3/certificates";
    private static final Duration FRESH = Duration.ofHours(6);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** For who has keys in hand, and a notification to answer. */
    private static final Duration WAIT = Duration.ofSeconds(3);

    /** For who can do nothing without. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
    private static final Set<PayCode> NONE_THERE = Set.of(PayCode.RESOURCE_NOT_EXISTS, PayCode.of("NOT_FOUND"));

    private final Merchant merchant;
    private final PayLine line;
    private final CertificateCopies copies;
    private final InstantSource clock;
    private final String name;
    private final ReentrantLock flight = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile Instant nextTry = Instant.MIN;
    private volatile Instant nextShortTry = Instant.MIN;
    private volatile @Nullable RuntimeException lastFailure;

    CertificateDownloads(Merchant merchant, PayLine line, CertificateCopies copies, InstantSource clock) {
        this.merchant = merchant;
        this.line = line;
        this.copies = copies;
        this.clock = clock;
        PlatformKeys given = merchant.platformKeys();
        this.held = given.serials().isEmpty() ? null : Held.given(given);
        this.name = "weizheng:pay:certificates:" + merchant.mchId() + (merchant.isDomestic() ? ":SM2" : ":RSA");
    }

    @Override
    public PlatformKeys current() {
        // Who has a public key signs and verifies with it: certificates are for what still comes under theirs.
        PlatformKeys given = merchant.platformKeys();
        boolean publicKey =
                given.preferred().filter(id -> id.startsWith("PUB_KEY_ID_")).isPresent();
        Held now = held;
        return publicKey && now != null && now.isGiven()
                ? given
                : having(kept -> kept.due.isAfter(clock.instant()), Duration.ZERO, PATIENCE);
    }

    @Override
    public PlatformKeys knowing(String serial) {
        PlatformKeys given = merchant.platformKeys();
        if (given.find(serial).isPresent()) {
            return given;
        }
        Held now = held;
        // A serial that nobody knows yet: a stranger's, or a certificate that has come early. Asked for once a minute
        // at most, and not for long: WeChat Pay waits five seconds. Who only hears renews them, too, if later.
        Duration wait = now != null && now.knows(serial) ? Duration.ZERO : WAIT;
        return having(kept -> kept.knows(serial) && kept.due.plus(FRESH).isAfter(clock.instant()), wait, WAIT);
    }

    /**
     * Those in hand if they are good enough, else newer ones, if these can be had.
     *
     * @param wait how long to wait for somebody else who is at it
     * @param limit how long to wait for WeChat Pay
     */
    private PlatformKeys having(Predicate<Held> enough, Duration wait, Duration limit) {
        Held now = held;
        if (now == null) {
            return first().keys;
        }
        return enough.test(now) ? now.keys : renewed(now, enough, wait, limit).keys;
    }

    /** There is nothing to go on with: all wait for one. */
    private Held first() {
        if (!locked(PATIENCE)) {
            throw unavailable(null);
        }
        try {
            Held now = held;
            if (now != null) {
                return now;
            }
            Optional<Held> copy = copy();
            if (copy.isPresent() && copy.get().due.isAfter(clock.instant())) {
                return keep(copy.get());
            }
            if (copy.isEmpty() && isTooEarly(PATIENCE)) {
                throw unavailable(lastFailure);
            }
            try {
                return keep(fetch(PATIENCE));
            } catch (RuntimeException e) { // an HSM may throw anything
                paused(e, SHORT_PAUSE, PATIENCE);
                return keep(copy.orElseThrow(() -> unavailable(e)));
            }
        } finally {
            flight.unlock();
        }
    }

    /** Newer than those in hand, by whoever is first; the same, if it is too early or cannot be had. */
    private Held renewed(Held now, Predicate<Held> enough, Duration wait, Duration limit) {
        if (isTooEarly(limit) || !locked(wait)) {
            return latest(now);
        }
        try {
            Held latest = latest(now);
            if (enough.test(latest) || isTooEarly(limit)) {
                return latest;
            }
            Optional<Held> copy = copy().filter(kept -> kept.due.isAfter(latest.due));
            if (copy.filter(enough).isPresent()) {
                return keep(copy.get());
            }
            try {
                return keep(fetch(limit));
            } catch (RuntimeException e) { // an HSM may throw anything
                paused(e, PAUSE, limit);
                return copy.map(this::keep).orElse(latest);
            }
        } finally {
            flight.unlock();
        }
    }

    /** Somebody else may have been faster. */
    private Held latest(Held now) {
        return Objects.requireNonNullElse(held, now);
    }

    private boolean isTooEarly(Duration limit) {
        return clock.instant().isBefore(limit.equals(WAIT) ? nextShortTry : nextTry);
    }

    private boolean locked(Duration wait) {
        try {
            return flight.tryLock() || flight.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What WeChat Pay has said is told again to those who ask soon after. */
    private static RuntimeException unavailable(@Nullable RuntimeException cause) {
        if (cause instanceof WeChatException said) {
            return said.as("platform certificates: " + said.getMessage(), Effect.NONE);
        }
        return cause != null
                ? cause
                : new TransportException(
                        "platform certificates: could not be fetched",
                        Effect.NONE,
                        new IllegalStateException("another thread is at it"));
    }

    private Held keep(Held fresh) {
        held = fresh;
        nextTry = clock.instant().plus(PAUSE);
        nextShortTry = nextTry;
        return fresh;
    }

    /** What was too slow for one who could not wait may not be for another. */
    private void paused(RuntimeException e, Duration pause, Duration limit) {
        if (Thread.currentThread().isInterrupted()) {
            return; // which says nothing of what others would meet
        }
        nextShortTry = clock.instant().plus(pause);
        if (!limit.equals(WAIT)) {
            nextTry = nextShortTry;
        }
        lastFailure = e;
        LOG.warn("Platform certificates of merchant {} cannot be fetched", merchant.mchId(), WithoutWords.of(e));
    }

    private Held fetch(Duration limit) {
        PayCall call = PayCall.get(PATH, merchant.isDomestic() ? Map.of("algorithm_type", "SM2") : Map.of());
        Held before = held;
        String named = before == null ? null : before.keys.preferred().orElse(null);
        HttpAnswer answer = line.exchange(call, named, limit);
        if (answer.status() == 404) {
            return noneThere(call, answer, before);
        }
        if (answer.status() != 200) {
            throw PayAnswer.refusal(call, answer);
        }
        PlatformKeys listed = listed(call, answer.body());
        // The first time, the answer is signed with what it brings; the APIv3 key has vouched for that.
        PayAnswer.genuine(call, answer, new SignatureCheck(serial -> listed, clock));
        Instant now = clock.instant();
        copy(now, answer.body());
        return new Held(listed, now.plus(FRESH));
    }

    private PlatformKeys listed(PayCall call, byte[] json) {
        try {
            return CertificateList.read(json, merchant.platformKeys(), merchant.resourceDecryptors());
        } catch (CertificateList.NoListException e) {
            throw new MalformedResponseException(call + ": HTTP 200 with " + e.getMessage(), 200, null);
        }
    }

    /** A merchant in public-key mode has no certificates; if its public key is here, nothing is amiss. */
    private Held noneThere(PayCall call, HttpAnswer answer, @Nullable Held before) {
        RuntimeException refusal = PayAnswer.refusal(call, answer);
        if (!(refusal instanceof ApiException said) || !NONE_THERE.contains(PayCode.of(said))) {
            throw refusal;
        }
        if (before == null) {
            throw PayRefusal.withoutCertificates(call, said);
        }
        // Nobody has signed this answer, so it takes nothing away.
        return new Held(before.keys, clock.instant().plus(FRESH));
    }

    private Optional<Held> copy() {
        try {
            return copies.read(name).flatMap(text -> {
                int end = text.indexOf('\n');
                PlatformKeys keys = CertificateList.read(
                        text.substring(end + 1).getBytes(StandardCharsets.UTF_8),
                        merchant.platformKeys(),
                        merchant.resourceDecryptors());
                Instant written = Instant.ofEpochSecond(Long.parseLong(text.substring(0, Math.max(0, end))));
                // Whoever writes into the store must not make a list last for ever.
                boolean past = written.isBefore(clock.instant().plus(TOLERANCE));
                return past ? Optional.of(new Held(keys, written.plus(FRESH))) : Optional.empty();
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "The copy of merchant {}'s platform certificates cannot be read",
                    merchant.mchId(),
                    WithoutWords.of(e));
            return Optional.empty();
        }
    }

    private void copy(Instant now, byte[] json) {
        try {
            copies.write(name, now.getEpochSecond() + "\n" + new String(json, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The copy of merchant {}'s platform certificates cannot be written",
                    merchant.mchId(),
                    WithoutWords.of(e));
        }
    }

    private record Held(PlatformKeys keys, Instant due) {
        static Held given(PlatformKeys keys) {
            return new Held(keys, Instant.EPOCH);
        }

        boolean isGiven() {
            return due.equals(Instant.EPOCH);
        }

        boolean knows(String serial) {
            return keys.find(serial).isPresent();
        }
    }
}
