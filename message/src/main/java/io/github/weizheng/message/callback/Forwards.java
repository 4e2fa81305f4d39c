package io.github.weizheng.message.callback;

import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.forward.ForwardedReply;
import io.github.weizheng.message.forward.Forwarding;
import io.github.weizheng.message.inbound.Inbound;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Has other vendors answer a message that is theirs; what is nobody else's is left to the handler. */
final class Forwards {
    /** Of the five seconds that WeChat waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Forwarding forwarding;
    private final Admission admission;
    private final Answer answer;
    private final BiConsumer<Inbound, Throwable> failures;

    Forwards(
            String appId,
            Forwarding forwarding,
            Admission admission,
            Answer answer,
            BiConsumer<Inbound, Throwable> onHandlerFailure) {
        this.forwarding = forwarding;
        this.admission = admission;
        this.answer = answer;
        failures = Failures.told(appId + ": forwarding of", onHandlerFailure);
    }

    /** Nothing if the handler is to answer; the claim is the caller's then. */
    Optional<CallbackResponse> answer(Authenticated delivery, Inbound inbound, Claim.Granted claim) {
        try {
            Optional<ForwardedReply> reply = forwarding.forward(inbound, delivery.message, PATIENCE);
            return reply.map(theirs -> {
                String sealed = answer.sealed(delivery, theirs.text());
                CallbackResponse response = answer.to(delivery, sealed);
                admission.done(claim, sealed);
                return response;
            });
        } catch (Throwable e) { // a rule may throw anything, and WeChat must deliver again
            admission.release(claim);
            failures.accept(inbound, e);
            return Optional.of(CallbackResponse.empty(500));
        }
    }
}
