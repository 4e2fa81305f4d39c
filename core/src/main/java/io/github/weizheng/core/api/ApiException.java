package io.github.weizheng.core.api;

import io.github.weizheng.core.WeChatException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WeChat answered, and said no.
 *
 * <p>{@link #effect()} is {@code NONE} unless the code itself leaves it open, as "system busy" does. A refusal of the token that the call needs comes as the
 * call's, with effect {@code NONE}.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html">全局返回码</a>
 */
public final class ApiException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    /** For this library: what was called, without its query, and the refusal. */
    public ApiException(String what, Refusal refusal) {
        this(what + ": " + refusal.describe(), refusal, refusal.effect, null);
    }

    private ApiException(String message, Refusal refusal, Effect effect, @Nullable Throwable cause) {
        super(message, effect, cause);
        this.refusal = refusal;
    }

    @Override
    public ApiException as(String message, Effect effect) {
        return new ApiException(message, refusal, effect, this);
    }

    /** The errcode, as text because WeChat Pay's codes are words. */
    public String code() {
        return refusal.code;
    }

    /** The request's id, which WeChat's support asks for. */
    public Optional<String> rid() {
        return Optional.ofNullable(refusal.rid);
    }

    /** The HTTP status; 200 for most refusals of an official account's API, 0 if nothing was sent because WeChat had refused the like just before. */
    public int httpStatus() {
        return refusal.httpStatus;
    }

    /** Whether the same call may succeed later without anything being changed. Whether it may be repeated, {@link #effect()} tells. */
    public boolean retryable() {
        return refusal.retryable;
    }

    /** What the code means: in Chinese for a Chinese locale, in English for any other; empty if it is not known. */
    public String meaning(Locale locale) {
        return isChinese(locale) ? refusal.meaningZh : refusal.meaningEn;
    }

    /** What to do about it: in Chinese for a Chinese locale, in English for any other; empty if it is not known. */
    public String remedy(Locale locale) {
        return isChinese(locale) ? refusal.remedyZh : refusal.remedyEn;
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /**
     * A refusal as it was read; for this library.
     *
     * @param code errcode or pay code
     * @param text WeChat's own message, free of secrets
     * @param rid the request's id, if the answer has one
     * @param effect whether something may have happened all the same
     */
    public record Refusal(
            String code,
            String text,
            @Nullable String rid,
            int httpStatus,
            Effect effect,
            boolean retryable,
            String meaningZh,
            String meaningEn,
            String remedyZh,
            String remedyEn)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private String describe() {
            String head = code + " " + text + (rid == null ? "" : " rid: " + rid);
            return remedyZh.isEmpty() ? head : head + " 处置：" + remedyZh + " Remedy: " + remedyEn;
        }
    }
}
