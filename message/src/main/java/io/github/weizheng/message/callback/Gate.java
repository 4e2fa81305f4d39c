package io.github.weizheng.message.callback;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.message.inbound.Fields;
import io.github.weizheng.message.inbound.InboundParser;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what WeChat signed, in time and from where it should: the handshake, plain callbacks, encrypted callbacks. Everything else is rejected.
 *
 * <p>Time and origin are looked at once the signature is right, so that strangers learn nothing and cost no call.
 */
final class Gate {
    /** The largest callbacks are some 10 KB; in compatible mode they come three times over. */
    static final int MAX_BODY = 256 * 1024;

    private final List<Secret> tokens;
    private final List<MessageCipher> ciphers;
    private final boolean encryptionRequired;
    private final ReplayGuard guard;
    private final @Nullable CallbackOrigins origins;

    Gate(OfficialAccount account, boolean encryptionRequired, ReplayGuard guard, @Nullable CallbackOrigins origins) {
        tokens = Stream.of(account.callbackToken(), account.previousCallbackToken())
                .flatMap(Optional::stream)
                .toList();
        ciphers = Stream.of(account.encodingAesKey(), account.previousEncodingAesKey())
                .flatMap(Optional::stream)
                .map(key -> MessageCipher.of(key, account.appId()))
                .toList();
        this.encryptionRequired = encryptionRequired;
        this.guard = guard;
        this.origins = origins;
    }

    /** Of the current key and of the previous one, as far as the account has them. */
    List<MessageCipher> ciphers() {
        return ciphers;
    }

    /** Checks the console's handshake and returns what to echo. Nobody says which addresses it comes from. */
    String handshake(CallbackRequest request) {
        Stamp stamp = Stamp.of(request, "signature");
        guard.bindHandshake(stamp, verify(stamp, null));
        return request.parameter("echostr")
                .filter(echo -> !echo.isEmpty())
                .orElseThrow(() -> new CallbackRejectedException(Reason.MALFORMED_ENVELOPE));
    }

    Authenticated admit(CallbackRequest request) {
        if (request.bodyLength() > MAX_BODY) {
            throw new CallbackRejectedException(Reason.TOO_LARGE);
        }
        // Sent as "aes" in compatible and secure mode, absent or "raw" in plain mode.
        boolean encrypted =
                request.parameter("encrypt_type").filter("aes"::equals).isPresent();
        Authenticated delivery = encrypted ? secure(request) : plain(request);
        if (origins != null && !origins.admits(request)) {
            throw new CallbackRejectedException(Reason.ORIGIN);
        }
        return delivery;
    }

    private Authenticated secure(CallbackRequest request) {
        Stamp stamp = Stamp.of(request, "msg_signature");
        byte[] body = request.body();
        String encrypt = ciphertext(InboundParser.fieldsWithoutVerification(body));
        Secret token = verify(stamp, encrypt);
        if (ciphers.isEmpty()) {
            throw new CallbackRejectedException(Reason.NO_AES_KEY);
        }
        CallbackRejectedException failure = null;
        for (MessageCipher cipher : ciphers) {
            try {
                return new Authenticated(cipher.decrypt(encrypt), stamp, token, cipher, InboundParser.isJson(body));
            } catch (CallbackRejectedException e) {
                failure = failure == null || e.reason() == Reason.WRONG_APP_ID ? e : failure;
            }
        }
        throw Objects.requireNonNull(failure);
    }

    private Authenticated plain(CallbackRequest request) {
        Stamp stamp = Stamp.of(request, "signature");
        Secret token = verify(stamp, null);
        if (encryptionRequired) {
            throw new CallbackRejectedException(Reason.ENCRYPTION_REQUIRED);
        }
        byte[] body = request.body();
        return new Authenticated(body, stamp, token, null, InboundParser.isJson(body));
    }

    private static String ciphertext(Fields envelope) {
        List<Fields> found = envelope.children("Encrypt");
        String text = found.size() == 1 ? found.get(0).text().strip() : "";
        if (text.isEmpty()) {
            throw new CallbackRejectedException(Reason.MALFORMED_ENVELOPE);
        }
        return text;
    }

    /** Checks the signature over timestamp, nonce and, if there is one, the ciphertext, and its age; returns the token that it was made with. */
    private Secret verify(Stamp stamp, @Nullable String encrypt) {
        for (Secret token : tokens) {
            boolean right = encrypt == null
                    ? CallbackSignature.verify(token, stamp.timestamp(), stamp.nonce(), stamp.signature())
                    : CallbackSignature.verify(token, stamp.timestamp(), stamp.nonce(), encrypt, stamp.signature());
            if (right) {
                guard.checkTime(stamp);
                return token;
            }
        }
        throw new CallbackRejectedException(Reason.SIGNATURE_MISMATCH);
    }
}
