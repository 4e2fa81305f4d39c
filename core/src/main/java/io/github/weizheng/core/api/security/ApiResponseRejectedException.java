package io.github.weizheng.core.api.security;

import io.github.weizheng.core.WeChatException;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a secured call is not believed: it is not signed by WeChat, is for another account or another time, or cannot be decrypted.
 *
 * <p>WeChat may have done what was asked: {@link #effect()} is {@code UNKNOWN}, unless it was the answer to the asking for a token, without which the call
 * itself was not made. Ask for the state, or repeat with the same key; a call without such a key is not safe to repeat. The message names the reason, the URL without its query, for a header its name and for an unknown key its number, and nothing
 * else of what came.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/server/getting_started/api_signature.html">服务端 API 签名加密指南</a>
 */
public final class ApiResponseRejectedException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;
    private final int httpStatus;

    ApiResponseRejectedException(String message, Reason reason, int httpStatus) {
        this(message, reason, httpStatus, Effect.UNKNOWN, null);
    }

    private ApiResponseRejectedException(
            String message, Reason reason, int httpStatus, Effect effect, @Nullable Throwable cause) {
        super(message, effect, cause);
        this.reason = reason;
        this.httpStatus = httpStatus;
    }

    @Override
    public ApiResponseRejectedException as(String message, Effect effect) {
        return new ApiResponseRejectedException(message, reason, httpStatus, effect, this);
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** The HTTP status that came with it, which nobody has signed. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Why an answer is refused, in the order of the checks. A minor release may add one. */
    public enum Reason {
        /** More than 8 MiB. */
        TOO_LARGE,
        /** It has no signature, and is not an errcode either: an error page of a gateway, or an API that does not take part in signing. */
        UNSIGNED,
        /** One of the {@code Wechatmp-*} headers is missing, there twice, or not in its form. A gateway may have dropped it. */
        HEADERS,
        /** {@code Wechatmp-Appid} names another account. */
        APP_ID,
        /** {@code Wechatmp-TimeStamp} is more than five minutes away from the clock of this machine. */
        TIMESTAMP,
        /** It is signed with platform certificates that are not configured. */
        UNKNOWN_SERIAL,
        /** The signature is wrong: something on the way changed the answer, or a stranger gave it. */
        SIGNATURE,
        /** What is signed is neither an encrypted body nor an errcode. */
        MALFORMED_ENVELOPE,
        /** It cannot be decrypted: the symmetric key is not the one in force, or its number is not. */
        UNDECRYPTABLE,
        /** What was encrypted is not a JSON object, or has a field twice. */
        MALFORMED_CONTENT,
        /** What was encrypted names another account or another time than the headers do. */
        CONTRADICTION
    }
}
