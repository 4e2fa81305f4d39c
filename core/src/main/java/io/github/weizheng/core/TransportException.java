package io.github.weizheng.core;

import java.util.OptionalInt;

/**
 * No whole answer came back: no connection, no name, a time-out, a reset.
 *
 * <p>{@link #effect()} is {@code NONE} if no connection could be made, so that nothing was sent, and if it was the asking for a token that failed,
 * without which the call itself was not made.
 */
public final class TransportException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private static final int NONE_CAME = 0;
    private final int status;

    /** For this library: what was called, without its query, and why it failed before an answer began. */
    public TransportException(String message, Effect effect, Throwable cause) {
        this(message, NONE_CAME, effect, cause);
    }

    private TransportException(String message, int status, Effect effect, Throwable cause) {
        super(message, effect, cause);
        this.status = status;
    }

    /** For this library: as the other, with the status of the answer that had begun. */
    public static TransportException within(int status, String message, Effect effect, Throwable cause) {
        return new TransportException(message, status, effect, cause);
    }

    @Override
    public TransportException as(String message, Effect effect) {
        return new TransportException(message, status, effect, this);
    }

    /** The HTTP status, if an answer had begun before the connection failed. */
    public OptionalInt status() {
        return status == NONE_CAME ? OptionalInt.empty() : OptionalInt.of(status);
    }
}
