package io.github.weizheng.core;

/**
 * No usable answer came back: no connection, no name, a time-out, a reset.
 *
 * <p>{@link #effect()} is {@code NONE} if no connection could be made, so that nothing was sent.
 */
public final class TransportException extends WeChatException {
    private static final long serialVersionUID = 1L;

    /** For this library: what was called, without its query, and why it failed. */
    public TransportException(String message, Effect effect, Throwable cause) {
        super(message, effect, cause);
    }
}
