package io.github.weizheng.message.forward;

/** How one exchange with a target ended. A minor release may add a failure. */
public enum ForwardOutcome {
    /**
     * Acknowledged with a reply that could be the answer. It does not say that it became that: a target given before this one may reply too, a required one may fail, or
     * the time to wait may be over.
     */
    REPLIED(true),
    /** Acknowledged with a reply that is not wanted, since the target is told of messages only. */
    REPLY_IGNORED(true),
    /** Acknowledged without a reply: {@code success}, or nothing. */
    SILENT(true),
    /** No whole answer came: no connection, or one that broke. */
    NO_ANSWER(false),
    /** No whole answer came in time. */
    TIME_OVER(false),
    /** Nothing was sent, because {@link ForwardTarget.Builder#atOnce} messages are on their way to this target already. */
    OVERLOADED(false),
    /** An HTTP status other than 200, redirects included. */
    HTTP_STATUS(false),
    /** An answer of more than 40 KiB. */
    TOO_LARGE(false),
    /** Neither {@code success} nor a reply in the form of the message: an HTML page, broken XML, bytes that are not UTF-8, a missing or doubled field. */
    NOT_A_REPLY(false),
    /** A plain reply although the target is in secure mode. */
    NOT_ENCRYPTED(false),
    /** An encrypted reply whose signature is wrong, or that cannot be read with the target's key. */
    NOT_GENUINE(false),
    /** A reply to somebody else than the citizen, or in the name of another account. */
    WRONG_RECEIVER(false);

    private final boolean acknowledged;

    ForwardOutcome(boolean acknowledged) {
        this.acknowledged = acknowledged;
    }

    /** Whether the target has the message now. After a failure it may have it, too. */
    public boolean acknowledged() {
        return acknowledged;
    }
}
