package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.forward.ForwardedReply;
import io.github.weizheng.message.forward.Forwarding;
import io.github.weizheng.message.inbound.Fields;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundParser;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Has other vendors answer a message that is theirs; what is nobody else's is left to the handler. */
final class Forwards {
    /** From the arrival of a delivery; of the five seconds that WeChat waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** For who comes when that is over: the exchange goes on by itself, and the next delivery finds what came of it. */
    private static final Duration A_LOOK = Duration.ofMillis(50);

    private final Forwarding forwarding;
    private final InstantSource clock;
    private final Admission admission;
    private final Answer answer;
    private final LateDesk desk;
    private final BiConsumer<Inbound, Throwable> failures;

    Forwards(
            String appId,
            Forwarding forwarding,
            InstantSource clock,
            Admission admission,
            Answer answer,
            LateDesk desk,
            BiConsumer<Inbound, Throwable> onHandlerFailure) {
        this.forwarding = forwarding;
        this.clock = clock;
        this.admission = admission;
        this.answer = answer;
        this.desk = desk;
        failures = Failures.told(appId + ": forwarding of", onHandlerFailure);
    }

    /** Nothing if the handler is to answer; the claim is the caller's then. */
    Optional<CallbackResponse> answer(
            Authenticated delivery, Inbound inbound, String key, Claim.Granted claim, Instant arrival) {
        try {
            Optional<ForwardedReply> reply = forwarding.forward(inbound, delivery.message, left(arrival));
            return reply.map(theirs -> {
                String sealed = answer.sealed(delivery, theirs.text());
                CallbackResponse response = answer.to(delivery, sealed);
                admission.done(claim, sealed);
                return response;
            });
        } catch (Throwable e) { // a rule may throw anything, and WeChat must deliver again
            CallbackResponse response = failed(delivery, inbound, key, claim);
            failures.accept(inbound, e);
            return Optional.of(response);
        }
    }

    private CallbackResponse failed(Authenticated delivery, Inbound inbound, String key, Claim.Granted claim) {
        if (desk.keepsFailed(key, delivery, inbound)) {
            admission.done(claim, "");
            return answer.to(delivery, "");
        }
        admission.release(claim);
        return CallbackResponse.empty(500);
    }

    /** Forwards a message again that lies in the inbox, and has it handled if it is nobody else's. */
    InboundHandler<Inbound> inFrontOf(InboundHandler<Inbound> handler, byte[] message) {
        return inbound -> {
            Optional<ForwardedReply> theirs = forwarding.forward(inbound, message, PATIENCE);
            return theirs.isPresent() ? late(inbound, theirs.get()) : handler.handle(inbound);
        };
    }

    /** A vendor's reply as it can still be sent. */
    private Reply late(Inbound inbound, ForwardedReply theirs) {
        if (theirs.text().isEmpty()) {
            return Reply.none();
        }
        Fields fields = InboundParser.fieldsWithoutVerification(theirs.text().getBytes(UTF_8));
        Optional<String> text = fields.text("MsgType").filter("text"::equals).flatMap(type -> fields.text("Content"));
        try {
            return Reply.text(text.orElseThrow());
        } catch (IllegalArgumentException | NoSuchElementException e) {
            desk.lost(inbound, new UnsupportedOperationException("only a vendor's text can be sent late"));
            return Reply.none();
        }
    }

    private Duration left(Instant arrival) {
        Duration left = PATIENCE.minus(Duration.between(arrival, clock.instant()));
        if (left.compareTo(A_LOOK) < 0) {
            return A_LOOK;
        }
        return left.compareTo(PATIENCE) > 0 ? PATIENCE : left;
    }
}
