package io.github.weizheng.message.forward;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One message at all the targets that want it: how far it is with each, and what follows from that. Thread-safe. */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final List<ForwardTarget> targets;
    private final @Nullable Settled[] settled;
    private final CountDownLatch decided = new CountDownLatch(1);

    Round(List<ForwardTarget> targets) {
        this.targets = targets;
        settled = new @Nullable Settled[targets.size()];
        if (targets.stream().noneMatch(target -> target.required() || target.mayAnswer())) {
            decided.countDown(); // copies hold nobody up
        }
    }

    void settle(int target, Settled how) {
        boolean known;
        synchronized (this) {
            settled[target] = how;
            known = isDecided();
        }
        if (known) {
            decided.countDown();
        }
    }

    /** Whether nothing that is still open could change what follows. */
    boolean isDecidedWithin(Duration time) throws InterruptedException {
        return decided.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A required target that failed decides; else all of them must be through, and of those that may answer the first that replies. */
    private boolean isDecided() {
        boolean answered = false;
        boolean open = false;
        for (int i = 0; i < settled.length; i++) {
            ForwardTarget target = targets.get(i);
            Settled how = settled[i];
            if (how == null) {
                open |= target.required() || (target.mayAnswer() && !answered);
            } else if (target.required() && !how.outcome.acknowledged()) {
                return true;
            } else {
                answered |= how.outcome == ForwardOutcome.REPLIED;
            }
        }
        return !open;
    }

    /**
     * What is to be answered; nothing if no target that may answer has the message.
     *
     * @throws ForwardingException if a required target has not acknowledged by now
     */
    synchronized Optional<ForwardedReply> conclude(String appId) {
        Map<String, ForwardOutcome> failed = failed();
        if (!failed.isEmpty()) {
            throw new ForwardingException(appId, failed);
        }
        ForwardedReply answer = null;
        for (int i = 0; i < settled.length; i++) {
            ForwardTarget target = targets.get(i);
            Settled how = settled[i];
            if (how == null || !how.outcome.acknowledged() || !target.mayAnswer()) {
                continue;
            }
            if (answer == null || (answer.text().isEmpty() && !how.reply.isEmpty())) {
                answer = new ForwardedReply(target.name(), how.reply);
            } else if (!how.reply.isEmpty()) {
                LOG.info("{}: {} replied and is passed over for {}", appId, target.name(), answer.target());
            }
        }
        return Optional.ofNullable(answer);
    }

    /** The required targets that failed; those that are still open only if that is why there is no decision. */
    private Map<String, ForwardOutcome> failed() {
        boolean timeOver = !isDecided();
        Map<String, ForwardOutcome> failed = new LinkedHashMap<>();
        for (int i = 0; i < settled.length; i++) {
            Settled how = settled[i];
            boolean isFailure = how == null ? timeOver : !how.outcome.acknowledged();
            if (isFailure && targets.get(i).required()) {
                failed.put(targets.get(i).name(), how == null ? ForwardOutcome.TIME_OVER : how.outcome);
            }
        }
        return failed;
    }
}
