package io.github.weizheng.core.web;

/**
 * Answers requests from WeChat; what a web framework's adapter calls.
 *
 * <p>Implementations are thread-safe and do not throw: an error is a response too.
 */
@FunctionalInterface
public interface CallbackHandler {
    /** Answers one request on the calling thread. */
    CallbackResponse handle(CallbackRequest request);
}
