package io.github.weizheng.message.callback;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.forward.Forwarding;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundParser;
import io.github.weizheng.message.route.InboundHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where WeChat delivers: authenticates, types, admits each message once, has it answered, answers.
 *
 * <ul>
 *   <li>A request that is not WeChat's, or not for this account, reaches no handler. It is answered with an empty body: 401 for
 *       anything cryptographic, 403 for where it comes from, 400 for size and shape.
 *   <li>A message that WeChat delivers again after it was handled gets the same answer, and no handler runs.
 *   <li>A handler that throws is answered with 500; WeChat delivers the message again, and the handler runs again. So does one
 *       whose process died: its claim ends after 8 seconds.
 *   <li>A store that fails is done without: the message is handled, and a repeat of it may be handled too.
 *   <li>A message that comes again while its handler is still at it waits up to 4.4 seconds for that answer, on its own thread, and is then answered
 *       with 500, so that WeChat asks once more. A claim holds for 8 seconds: a handler that takes longer may find itself running twice,
 *       since nobody can tell it from a dead one. For slow work give a {@link Deadline}.
 *   <li>With a {@link Deadline}, a handler that is still running shortly before WeChat gives up has its message put into an {@link Inbox} that outlives the process, and
 *       WeChat is answered {@code success}; the reply goes out later. An inbox that fails is answered 500, and too many handlers at once 503 before any has run: WeChat
 *       delivers again.
 * </ul>
 *
 * <p>WeChat waits 5 seconds and delivers three times in all. Without a deadline the handler runs on the calling thread; this endpoint does not cut it off. A message that
 * is answered with 200 has been handled or is in the inbox; one that WeChat has delivered three times in vain is lost, unless {@link Deadline.Builder#keepFailures} keeps it. It
 * may be handled twice: if a process dies midway, if a handler outlasts its claim or its time in the inbox, if the
 * store or the inbox fails. A handler whose effect must happen once only needs a key for it: {@link Inbound#idempotencyKey}.
 *
 * <p>A delivery that was recorded and is sent once more after five minutes is handled again, unless a {@link Builder#clockWindow} is set: WeChat documents none.
 * HTTPS and secure mode keep deliveries from being recorded.
 *
 * <p>Immutable and thread-safe. Logs no message content, no secret and no whole openid.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/dev/push/">消息与事件推送</a>
 */
public final class CallbackEndpoint implements CallbackHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

    private final String appId;
    private final InstantSource clock;
    private final ReplayGuard guard;
    private final Gate gate;
    private final Admission admission;
    private final Answer answer;
    private final Clerk clerk;
    private final @Nullable Forwards forwards;

    private CallbackEndpoint(Builder builder) {
        appId = builder.account.appId();
        clock = builder.clock;
        SharedStore store = builder.store == null ? new InMemoryStore(clock) : builder.store;
        boolean encryptionRequired = builder.encryptionRequired();
        guard = new ReplayGuard(builder.clockWindow, !encryptionRequired, appId, store, clock);
        gate = new Gate(builder.account, encryptionRequired, guard, builder.origins);
        admission = new Admission(store, builder.delayer, clock, guard.memory());
        answer = new Answer(appId, gate.ciphers(), clock);
        LateDesk desk = new LateDesk(appId, builder.deadline, clock);
        clerk = new Clerk(
                appId, builder.handler, builder.onHandlerFailure, clock, admission, answer, builder.deadline, desk);
        forwards = builder.forwarding == null
                ? null
                : new Forwards(appId, builder.forwarding, clock, admission, answer, desk, builder.onHandlerFailure);
    }

    /**
     * Starts an endpoint.
     *
     * @param handler a {@code Router}, or any function
     */
    public static Builder builder(OfficialAccount account, InboundHandler<Inbound> handler) {
        return new Builder(account, handler);
    }

    /** Answers a request: the console's handshake (GET) or a delivery (POST). Never throws. */
    @Override
    public CallbackResponse handle(CallbackRequest request) {
        try {
            return switch (request.method()) {
                case "GET" -> CallbackResponse.text(200, gate.handshake(request));
                case "POST" -> deliver(request);
                default -> throw new CallbackRejectedException(Reason.METHOD);
            };
        } catch (CallbackRejectedException e) {
            log(e);
            return CallbackResponse.empty(e.reason().status());
        } catch (Throwable e) {
            // An Error too must end in an answer: WeChat delivers again, and the web container stays out of it.
            LOG.error("{}: callback failed", appId, WithoutWords.of(e));
            return CallbackResponse.empty(500);
        }
    }

    /** 256 KiB: the largest callbacks are some 10 KB, three times over in compatible mode. */
    @Override
    public int maxBodyBytes() {
        return Gate.MAX_BODY;
    }

    /**
     * Verifies, decrypts and types a delivery, and does nothing else with it.
     *
     * @throws CallbackRejectedException whatever is wrong with it; its {@code reason()} says what
     */
    public Inbound open(CallbackRequest request) {
        return InboundParser.parseWithoutVerification(admit(request).message);
    }

    /**
     * Handles on the calling thread what lies in the inbox and nobody has: messages whose process died while a late handler was at them, and those whose late
     * handler failed. Each once; then it is back in the inbox for the next sweep, or parked if it has been tried often enough. Replies go out by the late policy.
     *
     * <p>To be called every minute or so by the caller's scheduler, on one JVM or on all: each message goes to one of several sweeps at once. Does nothing without
     * a {@link Deadline}. An interrupt ends it after the handler at hand. A handler that never ends keeps its sweep's thread for ever: give the handler a time limit, or
     * each sweep a thread of its own.
     *
     * <p>Throws only what the inbox throws when it is asked for its entries.
     */
    public SweepReport sweep() {
        return clerk.sweep(forwards);
    }

    private Authenticated admit(CallbackRequest request) {
        if (!request.method().equals("POST")) {
            throw new CallbackRejectedException(Reason.METHOD);
        }
        return gate.admit(request);
    }

    private CallbackResponse deliver(CallbackRequest request) {
        Instant arrival = clock.instant();
        Authenticated delivery = admit(request);
        Inbound inbound = parsed(delivery);
        String key = inbound.idempotencyKey();
        guard.bind(delivery, key);
        Claim claim = admission.claim(appId + ":" + key);
        if (claim instanceof Claim.Done done) {
            return answer.again(delivery, done.outcome());
        }
        if (!(claim instanceof Claim.Granted granted)) {
            return CallbackResponse.empty(500);
        }
        Optional<CallbackResponse> theirs =
                forwards == null ? Optional.empty() : forwards.answer(delivery, inbound, key, granted, arrival);
        return theirs.orElseGet(() -> clerk.answer(delivery, inbound, key, granted, arrival));
    }

    private Inbound parsed(Authenticated delivery) {
        try {
            return InboundParser.parseWithoutVerification(delivery.message);
        } catch (CallbackRejectedException e) { // its signature must carry no other message either
            guard.bind(delivery, HexFormat.of().formatHex(Sha256.of(delivery.message)));
            throw e;
        }
    }

    /** What WeChat has signed and we cannot read is our configuration's fault, and somebody must look; strangers are daily life. */
    private void log(CallbackRejectedException e) {
        switch (e.reason()) {
            case ENCRYPTION_REQUIRED,
                    NO_AES_KEY,
                    UNDECRYPTABLE,
                    WRONG_APP_ID,
                    STALE,
                    REPLAYED,
                    ORIGIN,
                    MALFORMED_MESSAGE -> LOG.warn("{}: callback rejected: {}", appId, e.getMessage());
            default -> LOG.info("{}: callback rejected: {}", appId, e.getMessage());
        }
    }

    /** Collects what an endpoint may be told beside account and handler. For one thread. */
    public static final class Builder {
        private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(60);
        private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

        private final OfficialAccount account;
        private final InboundHandler<Inbound> handler;
        private BiConsumer<Inbound, Throwable> onHandlerFailure = (inbound, failure) -> {};
        private InstantSource clock = Clock.systemUTC();
        private Delayer delayer = Delayer.blocking();
        private @Nullable Boolean requireEncryption;
        private @Nullable SharedStore store;
        private Deadline deadline = Deadline.none();
        private @Nullable Forwarding forwarding;
        private @Nullable Duration clockWindow;
        private @Nullable CallbackOrigins origins;

        private Builder(OfficialAccount account, InboundHandler<Inbound> handler) {
            this.account = Objects.requireNonNull(account, "account");
            this.handler = Objects.requireNonNull(handler, "handler");
        }

        /**
         * Whether plain deliveries are refused. By default they are if the account has an EncodingAESKey: their signature does not cover the
         * body, so whoever has seen one signature could write anything in a citizen's name.
         */
        public Builder requireEncryption(boolean required) {
            requireEncryption = required;
            return this;
        }

        /**
         * Where JVMs share what has been handled, with the answers: encrypted as they were sent, or plain in plain mode. By default each
         * remembers for itself, which is right for one JVM only.
         */
        public Builder store(SharedStore shared) {
            store = Objects.requireNonNull(shared, "shared");
            return this;
        }

        /**
         * Rejects what was signed further away from now than this, either way, handshakes too; and what is plain and carries timestamp and nonce of another message, as
         * a recorded delivery with an altered body does. What is sent again within the window gets the remembered answer, since what was
         * handled is remembered for twice the window then. Off by default: WeChat documents no window, nor whether a delivery that it repeats carries its first
         * timestamp.
         *
         * <p>WeChat's signature has no order, so that in every mode a recording passes with timestamp and nonce swapped if the nonce happens to be a later time. Bodies of plain
         * deliveries are not signed: after a failed handler, other words pass under the same MsgId. Use secure mode.
         *
         * <p>Needs a clock that NTP keeps, and, for several JVMs, a shared {@link #store}; a store that fails lets callbacks through.
         *
         * @throws IllegalArgumentException if it is less than 60 seconds, within which genuine repeats come, or more than a day
         */
        public Builder clockWindow(Duration eitherWay) {
            if (eitherWay.compareTo(SHORTEST_WINDOW) < 0 || eitherWay.compareTo(LONGEST_WINDOW) > 0) {
                throw new IllegalArgumentException("clockWindow: 60 seconds to 1 day, actual " + eitherWay);
            }
            clockWindow = eitherWay;
            return this;
        }

        /**
         * Rejects deliveries that do not come from WeChat's addresses. By default they may come from anywhere: the signature is the real check.
         */
        public Builder origins(CallbackOrigins allowed) {
            origins = Objects.requireNonNull(allowed, "allowed");
            return this;
        }

        /** The clock of answers, of the default store and of the clock window. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** How a delivery waits for an earlier one of the same message. By default its thread is blocked. */
        public Builder delayer(Delayer waiting) {
            delayer = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /**
         * What becomes of handlers that take longer than WeChat waits. By default a handler runs on the thread of its request, WeChat gives up after 5 seconds, and the
         * delivery that it repeats gets the answer.
         */
        public Builder deadline(Deadline lateHandlers) {
            deadline = Objects.requireNonNull(lateHandlers, "lateHandlers");
            return this;
        }

        /**
         * Passes messages on to other vendors before the handler is asked, on the thread of the request, until 4 seconds after its arrival; that time counts towards the
         * 8 seconds of the claim. A message that a target answers, or takes in silence, reaches no handler; where a required target fails, the delivery is answered 500, so
         * that WeChat delivers again, and the failure goes to {@link #onHandlerFailure}. With {@link Deadline.Builder#keepFailures} it goes into the inbox instead, as one whose
         * handler fails. A sweep forwards what lies in the inbox once more before it asks the handler: whoever has acknowledged within the hour does not get it again. Of a
         * vendor's reply that comes so late, text goes out by the late policy, and everything else is recorded as lost. With several JVMs, give the forwarding the same {@link #store}.
         */
        public Builder forwarding(Forwarding toOthers) {
            forwarding = Objects.requireNonNull(toOthers, "toOthers");
            return this;
        }

        /**
         * Told of each handler that throws, on the thread that it ran on; the log has the stack trace without its messages. What this throws is
         * logged.
         */
        public Builder onHandlerFailure(BiConsumer<Inbound, Throwable> listener) {
            onHandlerFailure = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Makes the endpoint.
         *
         * @throws IllegalArgumentException if the account has no callback token, or encryption is required and it has no EncodingAESKey
         */
        public CallbackEndpoint build() {
            if (account.callbackToken().isEmpty()) {
                throw new IllegalArgumentException(
                        "callbackToken: needed to receive callbacks, missing in account " + account.appId());
            }
            if (encryptionRequired() && account.encodingAesKey().isEmpty()) {
                throw new IllegalArgumentException(
                        "encodingAesKey: needed where encryption is required, missing in account " + account.appId());
            }
            return new CallbackEndpoint(this);
        }

        private boolean encryptionRequired() {
            return requireEncryption == null ? account.encodingAesKey().isPresent() : requireEncryption;
        }
    }
}
