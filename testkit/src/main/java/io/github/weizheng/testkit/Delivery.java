package io.github.weizheng.testkit;

import io.github.weizheng.testkit.callback.CallbackLine;
import io.github.weizheng.testkit.callback.Outcome;
import io.github.weizheng.testkit.callback.Posted;
import io.github.weizheng.testkit.callback.Push;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message or event of a citizen, and how its delivery to the developer's server went. Immutable.
 *
 * <p>An answer is acceptable when it comes in time with status 200 and is {@code success}, empty, or a passive reply: plain
 * in plain mode, in a signed and encrypted envelope in secure mode, either way in compatible mode; between the right two
 * parties, with a time in seconds, and text of at most 2048 bytes in UTF-8. In the data format JSON replies and envelopes are
 * JSON objects with the same fields. Of a reply's articles the citizen sees the first in answer to a message and the first
 * eight to an event; WeChat drops the rest. Whatever is not acceptable is tried again.
 */
public final class Delivery {
    private final @Nullable Push push;
    private final Outcome outcome;

    Delivery(@Nullable Push push, Outcome outcome) {
        this.push = push;
        this.outcome = outcome;
    }

    /** Nothing was to be pushed. */
    static Delivery none() {
        return new Delivery(null, Outcome.silent());
    }

    static Delivery of(CallbackLine line, Push push) {
        return new Delivery(push, line.deliver(push));
    }

    /**
     * Returns every POST in order, at most three unless {@linkplain Callbacks#attempts set otherwise}; none when nothing was to
     * be pushed, no URL is connected or pushing is {@linkplain Callbacks#suspend suspended}.
     */
    public List<Attempt> attempts() {
        return outcome.attempts();
    }

    /** Tells whether an acceptable answer came in time: {@code success}, an empty body or a valid reply. */
    public boolean answered() {
        return outcome.answered();
    }

    /** Returns what the citizen sees; empty for {@code success}, an empty answer and no acceptable answer. */
    public Optional<CitizenSees> reply() {
        return outcome.sees();
    }

    /** Tells whether the citizen is told 该公众号提供的服务出现故障: something was pushed and nothing acceptable came back. */
    public boolean outage() {
        return !outcome.attempts().isEmpty() && !outcome.answered();
    }

    Optional<Posted> last() {
        return outcome.last();
    }

    Optional<Push> push() {
        return Optional.ofNullable(push);
    }
}
