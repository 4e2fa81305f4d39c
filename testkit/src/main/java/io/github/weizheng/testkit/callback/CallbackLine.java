package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.Attempt;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.DataFormat;
import io.github.weizheng.testkit.callback.AnswerReader.Verdict;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import io.github.weizheng.testkit.wire.WireClient.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The line to the developer's server, once it is connected. Thread-safe; everything runs on the calling thread. */
public final class CallbackLine {
    private final WireClient client;
    private final Journal journal;
    private final RandomText random;
    private final Clock clock;
    private final AtomicInteger answersToLose = new AtomicInteger();

    private volatile Sealer sealer;
    private volatile Duration timeout = Duration.ofSeconds(5);
    private volatile DataFormat format = DataFormat.XML;
    // WeChat's page says "three in all"; whether that counts the first one is open. Here it does unless told otherwise.
    private volatile int attempts = 3;
    private volatile boolean suspended;
    private volatile boolean stampKept;
    private volatile @Nullable Connection connection;

    public CallbackLine(CallbackIdentity account, WireClient client, Journal journal, RandomText random, Clock clock) {
        this.sealer = new Sealer(account, random, clock);
        this.client = client;
        this.journal = journal;
        this.random = random;
        this.clock = clock;
    }

    /** Returns the token and the key that pushes are made with now. */
    public CallbackIdentity account() {
        return sealer.account();
    }

    /** Signs and encrypts whatever is pushed from now on under a new token. */
    public synchronized void changeToken() {
        sealer = new Sealer(account().withToken(random.lettersAndDigits(32)), random, clock);
    }

    /** Encrypts whatever is pushed from now on under a new EncodingAESKey. */
    public synchronized void changeEncodingAesKey() {
        sealer = new Sealer(account().withEncodingAesKey(random.lettersAndDigits(43)), random, clock);
    }

    public void timeout(Duration timeout) {
        this.timeout = WireClient.requireTimeout(timeout);
    }

    public void attempts(int attempts) {
        this.attempts = attempts;
    }

    public void format(DataFormat format) {
        this.format = format;
    }

    /** Lets pushes go nowhere, as if no URL were connected. */
    public void suspend(boolean suspended) {
        this.suspended = suspended;
    }

    /** Sets whether later attempts repeat the first one byte by byte. */
    public void keepStamp(boolean kept) {
        stampKept = kept;
    }

    public void loseAnswers(int count) {
        answersToLose.set(count);
    }

    /**
     * Takes a URL into use after the handshake.
     *
     * @throws IllegalStateException when the answer is not exactly the echostr; what was connected before stays
     */
    public void connect(URI url, CallbackMode mode) {
        String echo = random.digits(19);
        Reply reply = client.get(sealer.handshake(url, echo), timeout);
        boolean echoed =
                reply.failure() == null && reply.status() == 200 && reply.body().equals(echo);
        journal.addPush("GET", url, "校验服务器地址" + (echoed ? "" : "：未通过"), reply);
        if (!echoed) {
            String reason = reply.failure() == null
                    ? "answered " + reply.status() + " with something other than the echostr"
                    : reply.failure();
            throw new IllegalStateException("the handshake failed: " + reason);
        }
        connection = new Connection(url, mode);
    }

    /** Returns where pushes go; empty while no URL is connected. */
    public Optional<URI> url() {
        return Optional.ofNullable(connection).map(Connection::url);
    }

    /** Posts until an answer is acceptable or the attempts are used up; does nothing while no URL is connected. */
    public Outcome deliver(Push push) {
        return deliver(push, attempts);
    }

    /** Posts like {@link #deliver(Push)}, but at most so often. */
    public Outcome deliver(Push push, int most) {
        Connection line = connection;
        if (line == null || suspended) {
            return Outcome.silent();
        }
        List<Attempt> made = new ArrayList<>();
        Posted first = sealer.seal(line.url, line.mode, format, push);
        Posted posted = first;
        while (true) {
            Verdict verdict = post(push, posted, made);
            if (verdict.problem().isEmpty() || made.size() == most) {
                boolean answered = verdict.problem().isEmpty();
                return new Outcome(List.copyOf(made), answered, verdict.sees(), Optional.of(posted));
            }
            posted = stampKept ? first : sealer.seal(line.url, line.mode, format, push);
        }
    }

    /** Posts the same bytes under the same signature once more, wherever pushes go meanwhile. */
    public Outcome replay(Push push, Posted posted) {
        List<Attempt> made = new ArrayList<>();
        Verdict verdict = post(push, posted, made);
        return new Outcome(List.copyOf(made), verdict.problem().isEmpty(), verdict.sees(), Optional.of(posted));
    }

    private Verdict post(Push push, Posted posted, List<Attempt> made) {
        Reply reply =
                client.post(posted.target(), Map.of("Content-Type", posted.contentType()), posted.body(), timeout);
        if (lost()) {
            reply = new Reply(0, "", reply.took(), "the answer was lost on its way");
        }
        Verdict verdict = posted.answers().read(push, posted, reply);
        made.add(new Attempt(reply.status(), reply.took(), verdict.encrypted(), verdict.problem()));
        String what = "推送 %s（%s，第%d次）%s"
                .formatted(
                        push.kind(),
                        name(posted.mode()),
                        made.size(),
                        verdict.problem().isEmpty() ? "" : "：未获有效应答");
        journal.addPush("POST", posted.url(), what, reply);
        return verdict;
    }

    private boolean lost() {
        return answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static String name(CallbackMode mode) {
        return switch (mode) {
            case PLAIN -> "明文模式";
            case COMPATIBLE -> "兼容模式";
            case SECURE -> "安全模式";
        };
    }

    private record Connection(URI url, CallbackMode mode) {}
}
