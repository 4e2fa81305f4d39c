package io.github.weizheng.testkit;

import io.github.weizheng.testkit.callback.CallbackLine;
import io.github.weizheng.testkit.callback.Posted;
import io.github.weizheng.testkit.callback.Push;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/**
 * The way of messages and events to the developer's server: what they are written in, and what goes wrong with them. To let a
 * message arrive several times at once, also the first time:
 *
 * <pre>{@code
 * account.callbacks().suspend(true);
 * Delivery nowhereYet = citizen.write("社保");
 * account.callbacks().suspend(false);
 * List<Delivery> three = account.callbacks().redeliverAtOnce(nowhereYet, 3);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Callbacks {
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_ATTEMPTS = 10;

    private final CallbackLine line;

    Callbacks(CallbackLine line) {
        this.line = line;
    }

    /** Sets the 数据格式 of pushes and replies; XML at first. */
    public void dataFormat(DataFormat format) {
        line.format(Objects.requireNonNull(format, "format"));
    }

    /** Changes the token: whatever is pushed from now on is signed with a new one. */
    public void changeToken() {
        line.changeToken();
    }

    /**
     * Changes the EncodingAESKey: whatever is pushed from now on is encrypted with a new one. {@link #replay} of what was
     * posted before comes under the old one, and wants its answer so.
     */
    public void changeEncodingAesKey() {
        line.changeEncodingAesKey();
    }

    /**
     * Stops pushing or goes on, as WeChat stops for a minute after many failures. What citizens do meanwhile is not pushed
     * later by itself; {@link #redeliver} does that.
     */
    public void suspend(boolean suspended) {
        line.suspend(suspended);
    }

    /**
     * Sets how often a message or event is posted until an answer is acceptable; three times at first. Whether WeChat's
     * "three in all" counts the first one is not verified; if not, there are four.
     *
     * @param most from 1 to 10
     */
    public void attempts(int most) {
        if (most < 1 || most > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("most: must be from 1 to " + MOST_ATTEMPTS + ": " + most);
        }
        line.attempts(most);
    }

    /**
     * Lets the next answers get lost on their way: the developer's server gives them, WeChat does not get them and tries again.
     *
     * @param count how many from now on, not negative
     */
    public void loseAnswers(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count: must not be negative: " + count);
        }
        line.loseAnswers(count);
    }

    /**
     * Sets whether later attempts come under the timestamp, nonce and signature of the first, byte by byte. No
     * page says what WeChat does; at first each attempt has its own.
     */
    public void retryVerbatim(boolean verbatim) {
        line.keepStamp(verbatim);
    }

    /**
     * Sends the same message or event once more, as WeChat does when it missed the answer: same content, fresh timestamp,
     * nonce and encryption. It is one attempt.
     *
     * @throws IllegalArgumentException when there was nothing to push
     */
    public Delivery redeliver(Delivery earlier) {
        Push push = push(earlier);
        return new Delivery(push, line.deliver(push, 1));
    }

    /**
     * Sends the same message or event several times at the same moment, each like {@link #redeliver}, on threads that end with
     * this call.
     *
     * @param copies from 1 to 100
     */
    public List<Delivery> redeliverAtOnce(Delivery earlier, int copies) {
        push(earlier);
        if (copies < 1 || copies > MOST_AT_ONCE) {
            throw new IllegalArgumentException("copies: must be from 1 to " + MOST_AT_ONCE + ": " + copies);
        }
        ExecutorService threads = Executors.newFixedThreadPool(copies);
        try {
            Phaser start = new Phaser(copies);
            List<CompletableFuture<Delivery>> all = new ArrayList<>();
            for (int i = 0; i < copies; i++) {
                all.add(CompletableFuture.supplyAsync(
                        () -> {
                            start.arriveAndAwaitAdvance();
                            return redeliver(earlier);
                        },
                        threads));
            }
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    /**
     * Sends the last POST of a delivery once more byte by byte, under the same timestamp, nonce and signature, to the same
     * URL: what an eavesdropper could do, and maybe WeChat itself.
     *
     * @throws IllegalArgumentException when nothing was posted
     */
    public Delivery replay(Delivery earlier) {
        Push push = push(earlier);
        Posted posted = earlier.last().orElseThrow(() -> new IllegalArgumentException("earlier: nothing was posted"));
        return new Delivery(push, line.replay(push, posted));
    }

    private static Push push(Delivery earlier) {
        return earlier.push().orElseThrow(() -> new IllegalArgumentException("earlier: there was nothing to push"));
    }
}
