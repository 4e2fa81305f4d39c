package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.Attempt;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.callback.AnswerReader.Verdict;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import io.github.weizheng.testkit.wire.WireClient.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The line to the developer's server, once it is connected. Thread-safe; everything runs on the calling thread. */
public final class CallbackLine {
    /** WeChat's page says "three in all"; whether that counts the first one is open. Here it does. */
    public static final int ATTEMPTS = 3;

    private final CallbackIdentity account;
    private final MessageCrypto crypto;
    private final AnswerReader answers;
    private final WireClient client;
    private final Journal journal;
    private final RandomText random;
    private final Clock clock;

    private volatile Duration timeout = Duration.ofSeconds(5);
    private volatile @Nullable Connection connection;

    public CallbackLine(CallbackIdentity account, WireClient client, Journal journal, RandomText random, Clock clock) {
        this.account = account;
        this.crypto = new MessageCrypto(account.encodingAesKey(), account.appId());
        this.answers = new AnswerReader(account, crypto);
        this.client = client;
        this.journal = journal;
        this.random = random;
        this.clock = clock;
    }

    public void timeout(Duration timeout) {
        this.timeout = WireClient.requireTimeout(timeout);
    }

    /**
     * Takes a URL into use after the handshake.
     *
     * @throws IllegalStateException when the answer is not exactly the echostr; what was connected before stays
     */
    public void connect(URI url, CallbackMode mode) {
        Stamp stamp = stamp();
        String echo = random.digits(19);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("signature", CallbackSignature.of(account.token(), stamp.timestamp(), stamp.nonce()));
        query.put("echostr", echo);
        query.put("timestamp", stamp.timestamp());
        query.put("nonce", stamp.nonce());
        Reply reply = client.get(Stamp.onto(url, query), timeout);
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

    /** Posts until an answer is acceptable, at most so often; does nothing while no URL is connected. */
    public Outcome deliver(Push push, int most) {
        Connection line = connection;
        if (line == null) {
            return Outcome.silent();
        }
        List<Attempt> attempts = new ArrayList<>();
        while (attempts.size() < most) {
            Reply reply = post(line, push);
            Verdict verdict = answers.read(push, line.mode, reply);
            attempts.add(new Attempt(reply.status(), reply.took(), verdict.encrypted(), verdict.problem()));
            boolean answered = verdict.problem().isEmpty();
            String what = "推送 %s（%s，第%d次）%s"
                    .formatted(push.kind(), name(line.mode), attempts.size(), answered ? "" : "：未获有效应答");
            journal.addPush("POST", line.url, what, reply);
            if (answered) {
                return new Outcome(List.copyOf(attempts), true, verdict.sees());
            }
        }
        return new Outcome(List.copyOf(attempts), false, Optional.empty());
    }

    private Reply post(Connection line, Push push) {
        Stamp stamp = stamp();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("signature", CallbackSignature.of(account.token(), stamp.timestamp(), stamp.nonce()));
        query.put("timestamp", stamp.timestamp());
        query.put("nonce", stamp.nonce());
        query.put("openid", push.openId());
        String body = push.xml();
        if (line.mode != CallbackMode.PLAIN) {
            String encrypted = crypto.encrypt(random.hex(16), body);
            query.put("encrypt_type", "aes");
            query.put(
                    "msg_signature",
                    CallbackSignature.of(account.token(), stamp.timestamp(), stamp.nonce(), encrypted));
            body = body(line.mode, push, encrypted);
        }
        return client.post(Stamp.onto(line.url, query), Map.of("Content-Type", "text/xml"), body, timeout);
    }

    private String body(CallbackMode mode, Push push, String encrypted) {
        String readable = mode == CallbackMode.SECURE
                ? new Fields().text("ToUserName", account.originalId()).xml()
                : push.fields();
        return "<xml>" + readable + new Fields().text("Encrypt", encrypted).xml() + "</xml>";
    }

    private Stamp stamp() {
        return new Stamp(String.valueOf(clock.instant().getEpochSecond()), random.digits(10));
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
