package io.github.weizheng.core.http;

import io.github.weizheng.core.TransportException;

/** An exchange that brought no whole answer: what the caller is told, and what kind of failure it was. */
public final class FailedExchange extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final TransportException failure;

    FailedExchange(Kind kind, TransportException failure) {
        super(failure.getMessage(), failure, false, false);
        this.kind = kind;
        this.failure = failure;
    }

    /** What kind of failure it was. */
    public Kind kind() {
        return kind;
    }

    /** What the caller is told. */
    public TransportException failure() {
        return failure;
    }

    /** Kinds that are treated differently. */
    public enum Kind {
        /** A time limit was used up. */
        TIME_OVER,
        /** The connection broke: reset, or ended early. */
        BROKEN,
        /** Anything else: no connection, a cancelled call, an interceptor that fails. */
        OTHER
    }
}
