package io.github.weizheng.message.callback;

import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The request as the owner of its message: the reply becomes the response, and is remembered for a repeat. */
final class Answering implements Owner {
    /** Behind a deadline; WeChat waits half a second more. */
    private static final Duration RECORDING = Duration.ofMillis(100);

    private final CompletableFuture<CallbackResponse> response = new CompletableFuture<>();
    private final Admission admission;
    private final Answer answer;
    private final LateDesk desk;
    private final Authenticated delivery;
    private final Inbound inbound;
    private final String key;
    private final Claim.Granted claim;

    /** What is answered, also while the store has yet to remember it. */
    private volatile @Nullable CallbackResponse written;

    Answering(
            Admission admission,
            Answer answer,
            LateDesk desk,
            Authenticated delivery,
            Inbound inbound,
            String key,
            Claim.Granted claim) {
        this.admission = admission;
        this.answer = answer;
        this.desk = desk;
        this.delivery = delivery;
        this.inbound = inbound;
        this.key = key;
        this.claim = claim;
    }

    @Override
    public void handled(Reply reply) {
        String sealed = answer.sealed(delivery, answer.written(delivery, inbound, reply));
        CallbackResponse sent = answer.to(delivery, sealed);
        written = sent;
        admission.done(claim, sealed);
        response.complete(sent);
    }

    @Override
    public void failed() {
        CallbackResponse sent = CallbackResponse.empty(500);
        try {
            if (desk.keepsFailed(key, delivery, inbound)) {
                sent = received();
            } else {
                admission.release(claim);
            }
        } finally { // else the request would wait for ever
            response.complete(sent);
        }
    }

    /** Answers that the message has come, and so will its repeats be: it is in the inbox. */
    CallbackResponse received() {
        admission.done(claim, "");
        return answer.to(delivery, "");
    }

    /** The response, if it is there within that time. */
    Optional<CallbackResponse> within(Duration time) throws InterruptedException {
        if (response.isDone()) { // where the handler ran on this thread, and may have left it interrupted
            return Optional.of(response.join());
        }
        try {
            return Optional.of(response.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Responses are completed normally only", e);
        }
    }

    /** The response of a handler that has ended. It does not wait long for a store that has to remember it, nor for an inbox that has to keep the message. */
    CallbackResponse now() throws InterruptedException {
        Optional<CallbackResponse> recorded = within(RECORDING);
        CallbackResponse unrecorded = written;
        return recorded.orElse(unrecorded == null ? CallbackResponse.empty(500) : unrecorded);
    }
}
