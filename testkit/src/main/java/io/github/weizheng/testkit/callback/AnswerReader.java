package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.wire.WireClient.Reply;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the answer to a push: nothing to say, a plain reply, or a reply in an envelope. Thread-safe. */
final class AnswerReader {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

    private final CallbackIdentity account;
    private final MessageCrypto crypto;
    private final ReplyRules rules;

    AnswerReader(CallbackIdentity account, MessageCrypto crypto) {
        this.account = account;
        this.crypto = crypto;
        this.rules = new ReplyRules(account.originalId());
    }

    Verdict read(Push push, Posted posted, Reply reply) {
        String failure = reply.failure();
        if (failure != null) {
            return Verdict.refused(false, failure);
        }
        if (reply.status() != 200) {
            return Verdict.refused(false, "HTTP status " + reply.status());
        }
        if (reply.body().isEmpty() || reply.body().equals("success")) {
            return new Verdict(false, Optional.empty(), Optional.empty());
        }
        boolean encrypted = false;
        try {
            AnswerTree answer = AnswerTree.parse(posted.format(), reply.body());
            encrypted = answer.has("Encrypt");
            requireForm(posted.mode(), encrypted);
            AnswerTree plain = encrypted ? AnswerTree.parse(posted.format(), open(answer)) : answer;
            return new Verdict(encrypted, Optional.empty(), Optional.of(rules.check(push, plain)));
        } catch (UnacceptableAnswer e) {
            return Verdict.refused(encrypted, e.problem());
        }
    }

    private static void requireForm(CallbackMode mode, boolean encrypted) {
        UnacceptableAnswer.unless(encrypted || mode != CallbackMode.SECURE, "a reply in secure mode must be encrypted");
        UnacceptableAnswer.unless(!encrypted || mode != CallbackMode.PLAIN, "a reply in plain mode must be plain");
    }

    private String open(AnswerTree envelope) {
        String encrypted = envelope.text("Encrypt").strip();
        String timestamp = envelope.text("TimeStamp").strip();
        String nonce = envelope.text("Nonce");
        UnacceptableAnswer.unless(SECONDS.matcher(timestamp).matches(), "TimeStamp is not a time in seconds");
        UnacceptableAnswer.unless(!nonce.isEmpty(), "Nonce is missing");
        String signature = CallbackSignature.of(account.token(), timestamp, nonce, encrypted);
        UnacceptableAnswer.unless(
                signature.equals(envelope.text("MsgSignature").strip()), "MsgSignature is not that of this envelope");
        return crypto.decrypt(encrypted);
    }

    /**
     * What WeChat makes of an answer.
     *
     * @param encrypted whether it was an envelope
     * @param problem why it is not acceptable
     * @param sees what it shows
     */
    record Verdict(boolean encrypted, Optional<String> problem, Optional<CitizenSees> sees) {
        static Verdict refused(boolean encrypted, String problem) {
            return new Verdict(encrypted, Optional.of(problem), Optional.empty());
        }
    }
}
