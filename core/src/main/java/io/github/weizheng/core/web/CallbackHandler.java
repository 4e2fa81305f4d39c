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

    /**
     * How many bytes a body may have to be worth reading; an adapter answers more with 400 without keeping it. Two MiB unless a handler says
     * otherwise: a pay notification's ciphertext alone may have one.
     */
    default int maxBodyBytes() {
        return 2 * 1024 * 1024;
    }
}
