package io.github.weizheng.message.forward;

import io.github.weizheng.core.WeChatException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A required target has not acknowledged a message: the delivery must fail, so that WeChat delivers again.
 *
 * <p>{@link #effect()} is {@code UNKNOWN}: the target may have the message all the same. Forwarding it again is safe as far as the
 * vendor drops what WeChat repeats; whoever has acknowledged does not get it again.
 */
public final class ForwardingException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final LinkedHashMap<String, ForwardOutcome> failed;

    ForwardingException(String appId, Map<String, ForwardOutcome> failed) {
        super(appId + ": required targets have not acknowledged: " + failed, Effect.UNKNOWN, null);
        this.failed = new LinkedHashMap<>(failed);
    }

    /**
     * The required targets that have failed, by name; {@code TIME_OVER} also for one that is still at it when the time to wait is over. A failure is told
     * at once, so that others may be at it, too.
     */
    public Map<String, ForwardOutcome> failed() {
        return Collections.unmodifiableMap(failed);
    }
}
