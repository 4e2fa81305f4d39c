package io.github.weizheng.payment;

import io.github.weizheng.core.WeChatException;
import io.github.weizheng.payment.signing.SignatureProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A success came back whose signature is not WeChat Pay's, so it is not believed.
 *
 * <p>WeChat Pay may have done what was asked: {@link #effect()} is {@code UNKNOWN}; only where it was the list of certificates that is not
 * believed, without which the call itself was not made, it is {@code NONE}. Ask for the state, or repeat with the same
 * key ({@code out_trade_no}); never take a new one. While a merchant moves from platform certificates to the public key
 * (公钥灰度切换), answers may be signed with either: configure both.
 */
public final class PayResponseRejectedException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final SignatureProblem reason;
    private final int httpStatus;
    private final @Nullable String requestId;

    PayResponseRejectedException(
            String message,
            SignatureProblem reason,
            int httpStatus,
            @Nullable String requestId,
            @Nullable Throwable cause) {
        super(requestId == null ? message : message + " rid: " + requestId, Effect.UNKNOWN, cause);
        this.reason = reason;
        this.httpStatus = httpStatus;
        this.requestId = requestId;
    }

    private PayResponseRejectedException(String message, Effect effect, PayResponseRejectedException cause) {
        super(message, effect, cause);
        this.reason = cause.reason;
        this.httpStatus = cause.httpStatus;
        this.requestId = cause.requestId;
    }

    @Override
    public PayResponseRejectedException as(String message, Effect effect) {
        return new PayResponseRejectedException(message, effect, this);
    }

    /** What is wrong with the signature. */
    public SignatureProblem reason() {
        return reason;
    }

    /** The HTTP status that came with it: 200, 202 or 204. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The {@code Request-ID} that came with it, not verified either. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
