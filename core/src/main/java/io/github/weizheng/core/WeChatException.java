package io.github.weizheng.core;

import org.jspecify.annotations.Nullable;

/**
 * The root of what this library throws when WeChat, the network or a stranger is at fault. Misuse by the caller is
 * {@link IllegalArgumentException}.
 *
 * <p>Messages hold no secret, no access token and no full openid.
 */
public abstract class WeChatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Effect effect;

    /** For the subclasses of this library. */
    protected WeChatException(String message, Effect effect, @Nullable Throwable cause) {
        super(message, cause);
        this.effect = effect;
    }

    /** Whether the remote side may have done what was asked, although this was thrown. */
    public final Effect effect() {
        return effect;
    }

    /**
     * For this library: the same failure as that of a call that it was a part of, with this one as its cause.
     *
     * @return this one, if its kind never is a part of a call
     */
    public WeChatException as(String message, Effect effect) {
        return this;
    }

    /** What a failed call may have left behind. */
    public enum Effect {
        /** Nothing happened; asking again is safe. */
        NONE,
        /** It may have happened: ask for the state, or repeat with the same key. */
        UNKNOWN
    }
}
