package io.github.weizheng.core.crypto;

import io.github.weizheng.core.WeChatException;
import org.jspecify.annotations.Nullable;

/**
 * A callback that is refused: it does not come from WeChat, is not for this account, or is not in WeChat's form.
 *
 * <p>Whatever a stranger sends ends here. The message names the reason and nothing of what was sent.
 */
public final class CallbackRejectedException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    /** For this library. */
    public CallbackRejectedException(Reason reason) {
        this(reason, null);
    }

    /** For this library. */
    public CallbackRejectedException(Reason reason, @Nullable Throwable cause) {
        super(reason.text, Effect.NONE, cause);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** Why a callback is refused. A minor release may add one. */
    public enum Reason {
        /** A signature parameter is missing, empty, doubled or not URL-encoded rightly. */
        SIGNATURE_MISSING(401, "a signature parameter is missing, empty or doubled"),
        /** The signature is wrong: a stranger, or the token differs from the console's. */
        SIGNATURE_MISMATCH(401, "the signature is wrong: a stranger, or a token that differs from the console's"),
        /** A plain body came although encryption is required. */
        ENCRYPTION_REQUIRED(401, "a plain body came although encryption is required"),
        /** An encrypted body came and the account has no EncodingAESKey. */
        NO_AES_KEY(401, "an encrypted body came and the account has no EncodingAESKey"),
        /** The ciphertext cannot be read with any configured EncodingAESKey. */
        UNDECRYPTABLE(401, "the ciphertext cannot be read with any configured EncodingAESKey"),
        /** The message was encrypted for another account. */
        WRONG_APP_ID(401, "the message was encrypted for another account"),
        /** Its timestamp is further away than the clock window that the endpoint was given: recorded and sent again, or a clock is wrong. */
        STALE(401, "the timestamp is outside the clock window: recorded and sent again, or a clock is wrong"),
        /** A plain body came, and what signs it has signed another message before. */
        REPLAYED(401, "a plain body came, and what signs it has signed another message before"),
        /** It is signed rightly and comes from an address that is not WeChat's: the token is known to somebody, or a proxy is not. */
        ORIGIN(403, "it is signed rightly and comes from elsewhere: a token that somebody knows, or an unknown proxy"),
        /** Neither GET nor POST. */
        METHOD(400, "neither GET nor POST"),
        /** More bytes than any callback of WeChat has. */
        TOO_LARGE(400, "more bytes than any callback has"),
        /** The body is not the envelope that the query announces. */
        MALFORMED_ENVELOPE(400, "the body is not the envelope that the query announces"),
        /** The message is not in WeChat's form. */
        MALFORMED_MESSAGE(400, "the message is not in WeChat's form");

        private final int status;
        private final String text;

        Reason(int status, String text) {
            this.status = status;
            this.text = text;
        }

        /** The HTTP status to answer: 401 for anything cryptographic, 403 for the place that it comes from, 400 for size and shape. */
        public int status() {
            return status;
        }
    }
}
