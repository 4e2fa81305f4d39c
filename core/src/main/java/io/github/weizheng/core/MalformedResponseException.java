package io.github.weizheng.core;

import org.jspecify.annotations.Nullable;

/**
 * An answer came, but not in WeChat's form: an HTML error page, cut JSON, an unexpected type, too many bytes.
 *
 * <p>Often a proxy or gateway on the way. {@link #effect()} is {@code UNKNOWN}, unless it was the answer to the asking for a token, without which the
 * call itself was not made.
 */
public final class MalformedResponseException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** For this library: what was called, without its query, and what came. */
    public MalformedResponseException(String message, int status, @Nullable Throwable cause) {
        this(message, status, Effect.UNKNOWN, cause);
    }

    private MalformedResponseException(String message, int status, Effect effect, @Nullable Throwable cause) {
        super(message, effect, cause);
        this.status = status;
    }

    @Override
    public MalformedResponseException as(String message, Effect effect) {
        return new MalformedResponseException(message, status, effect, this);
    }

    /** The HTTP status that came with it. */
    public int status() {
        return status;
    }
}
