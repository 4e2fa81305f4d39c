package io.github.weizheng.payment.notification;

import io.github.weizheng.core.WeChatException;

/**
 * A notification that is refused: it does not come from WeChat Pay, is not for this merchant, or is not in WeChat Pay's form.
 *
 * <p>Whatever a stranger sends ends here. The message names the reason, for a missing header its name and for an unknown key
 * its serial, and nothing else of what was sent.
 */
public final class PayNotificationRejectedException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    PayNotificationRejectedException(Reason reason, String text) {
        super(text, Effect.NONE, null);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** The HTTP status to answer. */
    public int status() {
        return reason.status();
    }

    /** Why a notification is refused, in the order of the checks. A minor release may add one. */
    public enum Reason {
        /** More than 2 MiB. */
        TOO_LARGE(400),
        /** A {@code Wechatpay-*} header is missing, there twice, or not in its form. A gateway may have dropped it. */
        HEADERS(401),
        /** Signed more than five minutes before or after this machine's time. */
        TIMESTAMP(401),
        /** Signed with a key that is not configured. */
        UNKNOWN_SERIAL(401),
        /** Signed in another scheme than that of the key. */
        SCHEME(401),
        /**
         * The signature is one of those wrong ones that WeChat Pay sends now and then, to see whether it is refused
         * ({@code WECHATPAY/SIGNTEST/…}), and repeats with a right one. Nothing is amiss: do not raise an alarm.
         */
        PROBE(401),
        /** The signature is wrong: a stranger, or something on the way changed the body. */
        SIGNATURE(401),
        /** Genuine, but heard before with the very same signature: a recording. Only with a {@link PayNotifications.Builder#replayGuard}. */
        REPLAYED(401),
        /** The body is not an envelope of WeChat Pay. */
        MALFORMED_ENVELOPE(400),
        /** The resource is encrypted in another way than the merchant's keys decrypt: {@code AEAD_AES_256_GCM}, with SM2 keys also {@code AEAD_SM4_GCM}. */
        ALGORITHM(401),
        /** The resource cannot be decrypted: the APIv3 key is not the one in force. */
        UNDECRYPTABLE(401),
        /** The resource is not in WeChat Pay's form. */
        MALFORMED_RESOURCE(400),
        /** The resource is another merchant's. */
        WRONG_MERCHANT(401);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The HTTP status to answer: 401 for anything cryptographic, 400 for size and shape. */
        public int status() {
            return status;
        }
    }
}
