package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.message.inbound.Envelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads what a vendor answered, as WeChat would, and lets through only what the citizen who asked may get. */
final class VendorAnswer {
    /** 40 KiB: encrypted, it still fits into a store. The longest replies have some 10 KB. */
    private static final int MAX_BYTES = 40 * 1024;

    private static final int OK = 200;
    private static final String SUCCESS = "success";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,19}");
    private static final Set<String> KINDS =
            Set.of("text", "image", "voice", "video", "music", "news", "transfer_customer_service");

    private final Letter letter;
    private final ForwardTarget target;
    private final @Nullable MessageCipher cipher;

    VendorAnswer(Letter letter, ForwardTarget target, @Nullable MessageCipher cipher) {
        this.letter = letter;
        this.target = target;
        this.cipher = cipher;
    }

    /** The plain reply, empty for none. */
    String in(Response response) throws RefusedAnswerException, IOException {
        if (response.code() != OK) {
            throw new RefusedAnswerException(ForwardOutcome.HTTP_STATUS);
        }
        BufferedSource source = response.body().source();
        if (source.request(MAX_BYTES + 1L)) {
            throw new RefusedAnswerException(ForwardOutcome.TOO_LARGE);
        }
        String answer = text(source.readByteArray());
        return answer.isEmpty() || answer.equals(SUCCESS) ? "" : reply(answer);
    }

    private String reply(String answer) throws RefusedAnswerException {
        AnswerFields fields = fields(answer);
        if (fields.has("Encrypt")) {
            return checked(fields(decrypted(fields)));
        }
        if (!target.plainToo()) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_ENCRYPTED);
        }
        return checked(fields);
    }

    private String decrypted(AnswerFields envelope) throws RefusedAnswerException {
        if (cipher == null) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_A_REPLY);
        }
        String encrypt = envelope.only("Encrypt");
        boolean genuine = CallbackSignature.verify(
                target.token(),
                envelope.only("TimeStamp"),
                envelope.only("Nonce"),
                encrypt,
                envelope.only("MsgSignature"));
        if (!genuine) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_GENUINE);
        }
        try {
            return text(cipher.decrypt(encrypt));
        } catch (CallbackRejectedException e) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_GENUINE);
        }
    }

    private String checked(AnswerFields reply) throws RefusedAnswerException {
        boolean complete = !reply.has("Encrypt")
                && KINDS.contains(reply.only("MsgType"))
                && !(reply.only("MsgType").equals("text")
                        && reply.only("Content").isEmpty())
                && !reply.only("ToUserName").isEmpty()
                && !reply.only("FromUserName").isEmpty()
                && SECONDS.matcher(reply.only("CreateTime")).matches();
        if (!complete) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_A_REPLY);
        }
        Envelope asked = letter.inbound.envelope();
        boolean rightly = reply.only("ToUserName").equals(asked.citizen().value())
                && reply.only("FromUserName").equals(asked.account());
        if (!rightly) {
            throw new RefusedAnswerException(ForwardOutcome.WRONG_RECEIVER);
        }
        if (reply.text().getBytes(UTF_8).length > MAX_BYTES) { // JSON numbers grow as they are read
            throw new RefusedAnswerException(ForwardOutcome.TOO_LARGE);
        }
        return reply.text();
    }

    private AnswerFields fields(String text) throws RefusedAnswerException {
        return letter.isJson() ? AnswerFields.json(text) : AnswerFields.xml(text);
    }

    /** Without a byte order mark: what goes out begins with the reply. */
    private static String text(byte[] utf8) throws RefusedAnswerException {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_A_REPLY);
        }
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }
}
