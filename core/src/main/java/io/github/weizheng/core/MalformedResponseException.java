package io.github.weizheng.core;

import org.jspecify.annotations.Nullable;

/**
 * An answer came, but not in WeChat's form: an HTML error page, cut JSON, an unexpected type, too many bytes.
 *
 * <p>Often a proxy or gateway on the way. The effect of the call is unknown.
 */
public final class MalformedResponseException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** For this library: what was called, without its query, and what came. */
    public MalformedResponseException(String message, int status, @Nullable Throwable cause) {
        super(message, Effect.UNKNOWN, cause);
        this.status = status;
    }

    /** The HTTP status that came with it. */
    public int status() {
        return status;
    }
}
