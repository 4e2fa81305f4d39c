package io.github.weizheng.core;

import org.jspecify.annotations.Nullable;

/**
 * The office's own storage failed: a database or a Redis that cannot be reached, a file that cannot be written, a value that nobody here can
 * decrypt. Not WeChat's doing, hence no {@link WeChatException}.
 *
 * <p>Whether a write took place is open. Messages and causes hold no value that was to be stored.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was being done, and why it failed; neither may show a key or a value, since the message is logged. */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
