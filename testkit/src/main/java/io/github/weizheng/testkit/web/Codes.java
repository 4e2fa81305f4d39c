package io.github.weizheng.testkit.web;

import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The codes that redirects carry: good once, for five minutes. Those long past are forgotten. Thread-safe. */
final class Codes {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final RandomText random;
    private final Clock clock;

    Codes(RandomText random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    synchronized String issue(Consent consent) {
        String value = "0" + random.lettersAndDigits(31);
        codes.put(value, new Code(consent, clock.instant().plus(LIFETIME)));
        if (codes.size() > REMEMBERED) {
            codes.remove(codes.keySet().iterator().next());
        }
        return value;
    }

    synchronized Consent redeem(String value) {
        Code code = codes.get(value);
        if (code == null) {
            throw new ApiRefusal(Errcode.INVALID_OAUTH_CODE);
        }
        if (code.used) {
            throw new ApiRefusal(Errcode.CODE_USED);
        }
        if (!clock.instant().isBefore(code.end)) {
            throw new ApiRefusal(Errcode.CODE_EXPIRED);
        }
        code.used = true;
        return code.consent;
    }

    private static final class Code {
        private final Consent consent;
        private final Instant end;
        private boolean used;

        private Code(Consent consent, Instant end) {
            this.consent = consent;
            this.end = end;
        }
    }
}
