package io.github.weizheng.core.token;

import io.github.weizheng.core.WeChatException;
import java.time.Instant;

/** A forced refresh that was not asked for, because WeChat allows 20 a day, 30 seconds apart. Its effect is {@code NONE}. */
public final class ForcedRefreshRefusedException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final Instant retryAt;

    ForcedRefreshRefusedException(Instant retryAt) {
        super(
                "force_refresh: 20 a day and 30 seconds apart, not before " + retryAt + " (强制刷新每天最多 20 次，间隔不少于 30 秒)",
                Effect.NONE,
                null);
        this.retryAt = retryAt;
    }

    /** From when on it may be tried again. */
    public Instant retryAt() {
        return retryAt;
    }
}
