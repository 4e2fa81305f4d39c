package io.github.weizheng.message.callback;

import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.route.InboundHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Has a message handled that has been admitted: for WeChat's request until the deadline, for the inbox from then on. */
final class Clerk {
    private final String appId;
    private final InboundHandler<Inbound> handler;
    private final BiConsumer<Inbound, Throwable> failures;
    private final InstantSource clock;
    private final Admission admission;
    private final Answer answer;
    private final Deadline deadline;
    private final Crew crew;
    private final LateDesk desk;

    Clerk(
            String appId,
            InboundHandler<Inbound> handler,
            BiConsumer<Inbound, Throwable> onHandlerFailure,
            InstantSource clock,
            Admission admission,
            Answer answer,
            Deadline deadline,
            LateDesk desk) {
        this.appId = appId;
        this.handler = handler;
        failures = Failures.told(appId + ": handler of", onHandlerFailure);
        this.clock = clock;
        this.admission = admission;
        this.answer = answer;
        this.deadline = deadline;
        crew = new Crew(deadline.executor, deadline.inFlight);
        this.desk = desk;
    }

    CallbackResponse answer(Authenticated delivery, Inbound inbound, String key, Claim.Granted claim, Instant arrival) {
        Answering answering = new Answering(admission, answer, desk, delivery, inbound, key, claim);
        Handling handling = handling(handler, inbound, answering);
        if (!crew.start(handling)) {
            return refused(answering, delivery, inbound, key, claim);
        }
        try {
            Optional<CallbackResponse> response = answering.within(left(arrival));
            if (response.isPresent()) {
                return response.get();
            }
            return handling.handTo(() -> desk.keep(key, delivery, inbound)) ? answering.received() : answering.now();
        } catch (InterruptedException e) { // the handler goes on, and WeChat's next delivery gets its answer
            Thread.currentThread().interrupt();
            return CallbackResponse.empty(500);
        }
    }

    private CallbackResponse refused(
            Answering answering, Authenticated delivery, Inbound inbound, String key, Claim.Granted claim) {
        if (desk.keepsFailed(key, delivery, inbound)) {
            return answering.received();
        }
        admission.release(claim);
        return CallbackResponse.empty(503);
    }

    /** @param forwards has other vendors asked again, of which one may not have the message yet */
    SweepReport sweep(@Nullable Forwards forwards) {
        Sweep.Again again = (inbound, message, owner) ->
                handling(forwards == null ? handler : forwards.inFrontOf(handler, message), inbound, owner);
        return new Sweep(appId, deadline, desk, clock, again).run();
    }

    private Handling handling(InboundHandler<Inbound> first, Inbound inbound, Owner owner) {
        return new Handling(first, failures, inbound, owner);
    }

    /** By the clock, which may have been set meanwhile; never more than the whole. */
    private Duration left(Instant arrival) {
        Duration left = deadline.after.minus(Duration.between(arrival, clock.instant()));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(deadline.after) > 0 ? deadline.after : left;
    }
}
