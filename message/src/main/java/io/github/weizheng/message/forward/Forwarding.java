package io.github.weizheng.message.forward;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.inbound.Inbound;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Passes messages on to other vendors' callback URLs, as if WeChat itself had called there: one account has one URL, and several vendors serve it.
 *
 * <ol>
 *   <li>A message goes at the same time to all targets whose rule fits, signed with each one's token and encrypted with its key.
 *   <li>The citizen is answered with the reply of the first target, in the order given, that may answer and did. A target that may answer and says
 *       {@code success} has the message, and unless another one replies, nothing is answered.
 *   <li>Until each <i>required</i> target has acknowledged, the delivery fails, so that WeChat delivers again. By default a target is required if it may answer.
 *   <li>A repeat goes only to those that have not acknowledged; the others' replies are remembered for an hour.
 *   <li>A target that is not required and fails is told to the listener, and nothing else: it is not tried again unless the message comes again.
 * </ol>
 *
 * <p>Acknowledged is an HTTP 200 with {@code success}, nothing, or a reply of up to 40 KiB that WeChat would take: in the form of the message, signed and
 * encrypted as the target's mode wants, to the citizen who wrote, from this account. Everything else is a failure, a redirect included. Of an answer
 * nothing is logged.
 *
 * <p>A vendor may get a message twice, as it may from WeChat: it must drop repetitions by MsgId. A target's URL that leads back here ends in a failure of
 * that target: with another token it is refused as a stranger's, and with the same the message is found to be in work already.
 *
 * <p>Immutable and thread-safe. Calls run on daemon threads of its own, at most {@link ForwardTarget.Builder#atOnce} for a target, which end when there is nothing to forward.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/dev/push/">消息与事件推送</a>
 */
public final class Forwarding {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final String appId;
    private final InstantSource clock;
    private final List<TargetLine> lines;

    private Forwarding(Builder builder) {
        appId = builder.account.appId();
        clock = builder.clock;
        OkHttpClient client = builder.derivedClient();
        SharedStore store = builder.store == null ? new InMemoryStore(clock) : builder.store;
        lines = builder.targets.stream()
                .map(target -> new TargetLine(builder.account, target, client, store, clock, builder.listener))
                .toList();
    }

    /** Starts the forwarding of an account's messages. */
    public static Builder builder(OfficialAccount account) {
        return new Builder(account);
    }

    /**
     * Forwards a message that has been verified and admitted, and waits for what it has to. A target that is slower goes on meanwhile, up to its own
     * time limit; what it acknowledges is remembered.
     *
     * @param message its bytes as WeChat wrote them, once decrypted: XML, or JSON
     * @param budget how long to wait at most; more than zero
     * @return what is to be answered; nothing if no target that may answer has the message, so that it is this system's own
     * @throws ForwardingException if a required target has not acknowledged; forwarding the same message again is safe
     * @throws InterruptedException if the thread is interrupted while it waits; exchanges go on
     * @throws IllegalArgumentException if the budget is zero or less
     */
    public Optional<ForwardedReply> forward(Inbound inbound, byte[] message, Duration budget)
            throws InterruptedException {
        Objects.requireNonNull(inbound, "inbound");
        Objects.requireNonNull(message, "message");
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("budget: more than zero, actual " + budget);
        }
        Instant end = clock.instant().plus(budget);
        List<TargetLine> wanted =
                lines.stream().filter(line -> line.target.wants(inbound)).toList();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Letter letter = new Letter(inbound, message);
        Round round = new Round(wanted.stream().map(line -> line.target).toList());
        List<Integer> busy = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!deliver(wanted, i, letter, round)) {
                busy.add(i);
            }
        }
        await(round, budget, end, busy, line -> deliver(wanted, line, letter, round));
        return round.conclude(appId);
    }

    private static boolean deliver(List<TargetLine> wanted, int line, Letter letter, Round round) {
        return wanted.get(line).deliver(letter, how -> round.settle(line, how));
    }

    /** Another delivery of the message may be at a target: it is looked at until that has ended, in whichever JVM. */
    private void await(Round round, Duration budget, Instant end, List<Integer> busy, IntPredicate again)
            throws InterruptedException {
        if (busy.isEmpty()) {
            round.isDecidedWithin(budget);
            return;
        }
        Duration pause = budget.compareTo(LOOK) < 0 ? budget : LOOK;
        long looks = budget.dividedBy(pause) + 1;
        for (long look = 0; look < looks && clock.instant().isBefore(end); look++) {
            if (round.isDecidedWithin(pause)) {
                return;
            }
            busy.removeIf(again::test);
        }
    }

    /** Collects targets and what else a forwarding may be told. For one thread. */
    public static final class Builder {
        private static final int IDLE_SECONDS = 60;
        private final OfficialAccount account;
        private final List<ForwardTarget> targets = new ArrayList<>();
        private @Nullable OkHttpClient httpClient;
        private @Nullable SharedStore store;
        private InstantSource clock = Clock.systemUTC();
        private ForwardListener listener = (inbound, exchange) -> {};

        private Builder(OfficialAccount account) {
            this.account = Objects.requireNonNull(account, "account");
        }

        /**
         * One more target. Of several replies, that of the target given first counts.
         *
         * @throws IllegalArgumentException if there is one of that name already
         */
        public Builder target(ForwardTarget target) {
            if (targets.stream().anyMatch(other -> other.name().equals(target.name()))) {
                throw new IllegalArgumentException("target: one of each name, actual two of " + target.name());
            }
            targets.add(target);
            return this;
        }

        /** Whose proxy, TLS, pool, interceptors and time to connect are used; its threads, its cache and its following of redirects are not. */
        public Builder httpClient(OkHttpClient client) {
            httpClient = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Where JVMs share which target has acknowledged which message, with the replies: encrypted with the target's key, or plain if it has none. By
         * default each JVM remembers for itself, which is right for one JVM only.
         */
        public Builder store(SharedStore shared) {
            store = Objects.requireNonNull(shared, "shared");
            return this;
        }

        /** The clock of signatures and of the default store. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Told of each exchange. */
        public Builder listener(ForwardListener told) {
            listener = Objects.requireNonNull(told, "told");
            return this;
        }

        /**
         * Makes the forwarding. Nothing is sent, and no thread started.
         *
         * @throws IllegalArgumentException if there is no target
         */
        public Forwarding build() {
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("target: at least 1, actual 0");
            }
            return new Forwarding(this);
        }

        /** OkHttp's own threads would keep the JVM from ending, and five calls to one host would hold up all others. */
        private OkHttpClient derivedClient() {
            ThreadPoolExecutor threads = new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                        Thread thread = new Thread(task, "weizheng-forward");
                        thread.setDaemon(true);
                        return thread;
                    });
            Dispatcher dispatcher = new Dispatcher(threads);
            dispatcher.setMaxRequests(Integer.MAX_VALUE);
            dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
            OkHttpClient.Builder client = httpClient == null ? new OkHttpClient.Builder() : httpClient.newBuilder();
            client.interceptors().add(0, Builder::withoutSurprise);
            return client.dispatcher(dispatcher)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .readTimeout(Duration.ZERO) // the whole exchange has a limit, which may be longer
                    .writeTimeout(Duration.ZERO)
                    .cache(null) // it would keep signed URLs on a disk
                    .build();
        }

        /** What a caller's interceptor throws unchecked would end the thread, and print its words, instead of failing the exchange. */
        private static Response withoutSurprise(Interceptor.Chain chain) throws IOException {
            try {
                return chain.proceed(chain.request());
            } catch (RuntimeException | Error e) {
                throw new IOException("An interceptor failed", WithoutWords.of(e));
            }
        }
    }
}
