package io.github.weizheng.core.api.security;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.aead.Aead;
import io.github.weizheng.core.api.security.AnswerHeaders.Signed;
import io.github.weizheng.core.api.security.ApiResponseRejectedException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens answers, in the order of the official page: headers, time, key, signature, and only then JSON, decryption and content. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final long TOLERANCE_SECONDS = 300;

    private final Aead aead;
    private final String aeadNumber;
    private final Map<String, PlatformKey> keys;
    private final Sm2Encoding encoding;
    private final AtomicBoolean warned = new AtomicBoolean();

    Opening(Aead aead, String aeadNumber, Map<String, PlatformKey> keys, Sm2Encoding encoding) {
        this.aead = aead;
        this.aeadNumber = aeadNumber;
        this.keys = keys;
        this.encoding = encoding;
    }

    byte[] open(SignedText text, Instant now, Function<String, List<String>> headers, byte[] body) throws Refusal {
        if (body.length > MAX_BYTES) {
            throw new Refusal(Reason.TOO_LARGE, "at most " + MAX_BYTES + " bytes, actual " + body.length);
        }
        if (!AnswerHeaders.signed(headers)) {
            return unsigned(body);
        }
        AnswerHeaders claims = AnswerHeaders.of(headers);
        check(claims, text, now);
        verify(claims, text, body);
        ObjectNode json = ExactJson.read(body)
                .orElseThrow(() -> new Refusal(Reason.MALFORMED_ENVELOPE, "what is signed is not a JSON object"));
        Optional<Envelope> envelope = Envelope.read(json);
        if (envelope.isEmpty() && Parameters.refuses(json)) {
            return body;
        }
        return content(
                envelope.orElseThrow(() -> new Refusal(
                        Reason.MALFORMED_ENVELOPE,
                        "what is signed has no iv of 12 bytes, data and authtag of 16 bytes in Base64")),
                claims,
                text);
    }

    /** Errors of the layer itself come plain. What they say is as trustworthy as TLS is; a success would not be. */
    private static byte[] unsigned(byte[] body) throws Refusal {
        if (ExactJson.read(body).filter(Parameters::refuses).isEmpty()) {
            throw new Refusal(
                    Reason.UNSIGNED, body.length + " bytes without a signature that are not an errcode either");
        }
        return body;
    }

    private static void check(AnswerHeaders claims, SignedText text, Instant now) throws Refusal {
        if (!claims.appId().equals(text.appId())) {
            throw new Refusal(Reason.APP_ID, "Wechatmp-Appid is not " + text.appId());
        }
        long skew = now.getEpochSecond() - claims.seconds();
        if (Math.abs(skew) > TOLERANCE_SECONDS) {
            throw new Refusal(
                    Reason.TIMESTAMP,
                    "signed " + skew + " s before this machine's time; at most " + TOLERANCE_SECONDS + " s either way");
        }
    }

    private void verify(AnswerHeaders claims, SignedText text, byte[] body) throws Refusal {
        Signed signed = claims.current();
        Signed old = claims.deprecated();
        if (!keys.containsKey(signed.number()) && old != null && keys.containsKey(old.number())) {
            warnOnce(signed.number(), old.number());
            signed = old;
        }
        PlatformKey key = keys.get(signed.number());
        if (key == null) {
            throw new Refusal(
                    Reason.UNKNOWN_SERIAL,
                    "signed with the platform certificate " + signed.number()
                            + (old == null ? "" : " or " + old.number()) + ", configured are " + keys.keySet());
        }
        if (!key.verifies(text.toSign(claims.timestamp(), body), signed.signature(), encoding)) {
            throw new Refusal(Reason.SIGNATURE, "the signature of " + signed.number() + " is wrong");
        }
    }

    /** Every answer would say so until the certificate is replaced. */
    private void warnOnce(String coming, String going) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "WeChat is replacing the platform certificate {}: configure {} as well, soon (平台证书即将更换，请尽快更新)",
                    going,
                    coming);
        }
    }

    private byte[] content(Envelope envelope, AnswerHeaders claims, SignedText text) throws Refusal {
        byte[] plain = envelope.open(aead, text.associated(claims.timestamp(), aeadNumber))
                .orElseThrow(() -> new Refusal(
                        Reason.UNDECRYPTABLE,
                        "not encrypted with the symmetric key " + aeadNumber + " for this call and time"));
        ObjectNode content = ExactJson.read(plain)
                .orElseThrow(() -> new Refusal(
                        Reason.MALFORMED_CONTENT, "what was encrypted is not a JSON object without a field twice"));
        if (!Parameters.belong(content, text.appId(), claims.seconds())) {
            throw new Refusal(
                    Reason.CONTRADICTION, "_appid and _timestamp in what was encrypted are not those of the headers");
        }
        return Parameters.strip(content);
    }
}
