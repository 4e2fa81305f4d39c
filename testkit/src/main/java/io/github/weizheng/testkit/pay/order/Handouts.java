package io.github.weizheng.testkit.pay.order;

import io.github.weizheng.testkit.wire.RandomText;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What payers come in with: prepay ids, codes and H5 addresses. Guarded by the {@link OrderBook}. */
final class Handouts {
    private final Map<String, Handout> handouts = new HashMap<>();
    private final RandomText random;

    Handouts(RandomText random) {
        this.random = random;
    }

    /** Makes a fresh one. An earlier code stops working, as documented; an earlier prepay id stays good for its time. */
    String make(OrderKey key, Product product, Instant now) {
        if (product == Product.NATIVE) {
            handouts.values().removeIf(handout -> handout.key.equals(key));
        }
        String text = product.handOut(random, now);
        handouts.put(text, new Handout(key, product, now.plus(product.lifetime)));
        return text;
    }

    /**
     * Finds what is to be paid.
     *
     * @throws CannotPay when the payer cannot come in with that
     */
    OrderKey find(Product product, String text, Instant now) {
        Handout handout = handouts.get(text);
        if (handout == null) {
            throw new CannotPay("unknown " + product.answer);
        }
        CannotPay.unless(handout.product == product, "the order was placed for " + handout.product);
        CannotPay.unless(
                now.isBefore(handout.expiresAt),
                "the " + product.answer + " is older than " + product.lifetime.toMinutes() + " minutes");
        return handout.key;
    }

    private record Handout(OrderKey key, Product product, Instant expiresAt) {}
}
