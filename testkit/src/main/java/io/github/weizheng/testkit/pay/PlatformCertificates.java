package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.pay.suite.Suite;
import io.github.weizheng.testkit.wire.RandomText;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One merchant's platform certificates: a new one is listed for a day before WeChat Pay signs with it, the old one for a day after. The first is made when it is needed.
 * Thread-safe.
 */
final class PlatformCertificates {
    private static final Duration LIFETIME = Duration.ofDays(5 * 365);
    private static final Duration AHEAD = Duration.ofHours(24);
    private final List<PlatformCertificate> all = new ArrayList<>();
    private final Suite suite;
    private final RandomText random;
    private final Clock clock;

    PlatformCertificates(Suite suite, RandomText random, Clock clock) {
        this.suite = suite;
        this.random = random;
        this.clock = clock;
    }

    /** Lists a new one. */
    synchronized PlatformCertificate rotate() {
        first();
        PlatformCertificate fresh = make(clock.instant().plus(AHEAD));
        all.add(fresh);
        return fresh;
    }

    /** Returns the one that WeChat Pay signs with now. */
    synchronized PlatformCertificate signing() {
        first();
        Instant now = clock.instant();
        return all.stream()
                .filter(certificate -> !certificate.signsFrom().isAfter(now))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** Returns those that can be downloaded now, oldest first. */
    synchronized List<PlatformCertificate> listed() {
        first();
        Instant now = clock.instant();
        List<PlatformCertificate> listed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean replaced = i + 1 < all.size()
                    && !all.get(i + 1).signsFrom().plus(AHEAD).isAfter(now);
            if (!replaced) {
                listed.add(all.get(i));
            }
        }
        return listed;
    }

    /** Returns a listed one: what is no longer listed is no longer opened. */
    synchronized Optional<PlatformCertificate> find(String serial) {
        return listed().stream()
                .filter(certificate -> certificate.serial().equalsIgnoreCase(serial))
                .findFirst();
    }

    private void first() {
        if (all.isEmpty()) {
            all.add(make(Instant.MIN));
        }
    }

    private PlatformCertificate make(Instant signsFrom) {
        Instant now = clock.instant();
        KeyPair keys = suite.makeKeys();
        String serial = serial(random);
        return new PlatformCertificate(
                serial,
                keys,
                suite.certify(keys, serial, "Tenpay.com sign", now.minus(Duration.ofDays(1)), now.plus(LIFETIME)),
                signsFrom);
    }

    /** Returns 40 hexadecimal digits that stay 40 as a positive number. */
    static String serial(RandomText random) {
        return "5" + random.hex(39).toUpperCase(Locale.ROOT);
    }
}
