package io.github.weizheng.message.callback;

import io.github.weizheng.message.inbound.Inbound;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * What an endpoint does about handlers that are slower than WeChat waits: they run on an executor, and a message whose handler is still running at the
 * deadline goes into an inbox before WeChat is told {@code success}. Its reply goes out by the late policy once it is there.
 *
 * <p>What may happen more than once: a message in the inbox is handled until its handler has answered, so a process that dies midway, or a handler that takes
 * longer than {@link Builder#takeOverAfter}, has it run again by {@link CallbackEndpoint#sweep}. If the process dies after the message was put into the inbox and before WeChat was
 * answered, both WeChat's repeat and the sweep run the handler; so they may if the inbox fails, which may have
 * written, or not have removed, all the same. {@link Inbound#idempotencyKey}, which is the same
 * each time, makes an effect happen once.
 *
 * <p>Immutable and thread-safe. Starts no thread.
 */
public final class Deadline {
    final Executor executor;
    final Inbox inbox;
    final Duration after;
    final int inFlight;
    final LateReplies lateReplies;
    final Duration takeOverAfter;
    final int attempts;
    final boolean keepsFailures;
    final BiConsumer<Inbound, Throwable> onLostReply;

    private Deadline(Builder builder) {
        executor = builder.executor;
        inbox = builder.inbox;
        after = builder.after;
        inFlight = builder.inFlight;
        lateReplies = builder.lateReplies;
        takeOverAfter = builder.takeOverAfter;
        attempts = builder.attempts;
        keepsFailures = builder.keepsFailures;
        onLostReply = builder.onLostReply;
    }

    /**
     * Starts a deadline.
     *
     * @param executor where handlers run: the caller's, to be shut down by the caller after the server. Not the one that the server's requests run on, since
     *     those wait for it. It runs a task or refuses it ({@link java.util.concurrent.RejectedExecutionException}); one that drops tasks silently costs a place of
     *     {@link Builder#inFlight} each time. A task that has begun to wait in its queue counts as a running handler
     * @param inbox where late messages lie; all JVMs of the account share it
     */
    public static Builder builder(Executor executor, Inbox inbox) {
        return new Builder(executor, inbox);
    }

    /** Handlers run on the thread of the request, which has nothing to wait for then. */
    static Deadline none() {
        return builder(Runnable::run, new InMemoryInbox())
                .inFlight(Integer.MAX_VALUE)
                .build();
    }

    /** Collects a deadline. For one thread. */
    public static final class Builder {
        private static final Duration WECHAT_WAITS = Duration.ofSeconds(5);
        private static final Duration LONGEST_HANDLER = Duration.ofDays(1);

        private final Executor executor;
        private final Inbox inbox;
        private Duration after = Duration.ofMillis(4_500);
        private int inFlight = 200;
        private LateReplies lateReplies = LateReplies.dropping();
        private Duration takeOverAfter = Duration.ofMinutes(15);
        private int attempts = 5;
        private boolean keepsFailures;
        private BiConsumer<Inbound, Throwable> onLostReply = (answered, failure) -> {};

        private Builder(Executor executor, Inbox inbox) {
            this.executor = Objects.requireNonNull(executor, "executor");
            this.inbox = Objects.requireNonNull(inbox, "inbox");
        }

        /**
         * How long after its arrival a request waits for its handler; by default 4.5 seconds, of the 5 that WeChat waits.
         *
         * @throws IllegalArgumentException if it is not more than zero and up to 5 seconds
         */
        public Builder after(Duration arrival) {
            after = upTo(WECHAT_WAITS, "after", arrival);
            return this;
        }

        /**
         * How many messages are being handled at most, late ones included, and those that the executor has queued; by default 200. One more is answered 503 with
         * an empty body, as is one that the executor refuses: no handler has seen it, and WeChat delivers it again. See also {@link #keepFailures}.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder inFlight(int messages) {
            inFlight = atLeastOne("inFlight", messages);
            return this;
        }

        /** How a late reply goes out; by default it is dropped, and recorded as lost. */
        public Builder lateReplies(LateReplies policy) {
            lateReplies = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * How long a late handler may take, from the deadline on, before a sweep takes its message over; by default 15 minutes. Longer than the slowest handler, which
         * would run twice at once otherwise.
         *
         * @throws IllegalArgumentException if it is not more than zero and up to a day
         */
        public Builder takeOverAfter(Duration time) {
            takeOverAfter = upTo(LONGEST_HANDLER, "takeOverAfter", time);
            return this;
        }

        /**
         * How often a late message is tried before it is parked: left in the inbox for a person, and reported by every sweep; by default 5 times.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder attempts(int times) {
            attempts = atLeastOne("attempts", times);
            return this;
        }

        /**
         * Puts a message into the inbox also if its handler throws before the deadline or finds no free place, or a required target of the
         * {@linkplain CallbackEndpoint.Builder#forwarding forwarding} fails, and answers WeChat {@code success}; the next sweep tries
         * again, and the reply goes out by the late policy. By default WeChat is answered 500 or 503 and delivers again at once, but only three times in all: a message
         * whose handler is down for some 15 seconds is lost then. An inbox that fails leaves it at that.
         */
        public Builder keepFailures() {
            keepsFailures = true;
            return this;
        }

        /** Told of each late reply that did not go out, with what the late policy threw, on the thread of the handler or of the sweep. What it throws is logged. */
        public Builder onLostReply(BiConsumer<Inbound, Throwable> listener) {
            onLostReply = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** Makes the deadline. Does no I/O. */
        public Deadline build() {
            return new Deadline(this);
        }

        private static Duration upTo(Duration limit, String field, Duration time) {
            Objects.requireNonNull(time, field);
            if (time.isZero() || time.isNegative() || time.compareTo(limit) > 0) {
                throw new IllegalArgumentException(field + ": more than zero, up to " + limit + ", actual " + time);
            }
            return time;
        }

        private static int atLeastOne(String field, int number) {
            if (number < 1) {
                throw new IllegalArgumentException(field + ": at least 1, actual " + number);
            }
            return number;
        }
    }
}
