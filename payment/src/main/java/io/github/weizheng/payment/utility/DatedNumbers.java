package io.github.weizheng.payment.utility;

import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.wire.Nonce;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

/** The second in Beijing, for humans, and 18 random letters and digits, so that no two desks need to know of each other. */
final class DatedNumbers implements Supplier<OutTradeNo> {
    private static final int RANDOM_LENGTH = 18;
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.ofHours(8));
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    DatedNumbers(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public OutTradeNo get() {
        return OutTradeNo.of(BEIJING.format(clock.instant()) + Nonce.of(random, RANDOM_LENGTH));
    }
}
