package io.github.weizheng.core.api;

import io.github.weizheng.core.WeChatException;
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
    private final String code;
    private final @Nullable String rid;
    private final int httpStatus;
    private final boolean retryable;
    private final String meaningZh;
    private final String meaningEn;
    private final String remedyZh;
    private final String remedyEn;

    /** For this library: what was called, without its query, and the refusal. */
    public ApiException(String what, Refusal refusal) {
        super(what + ": " + refusal.describe(), refusal.effect, null);
        code = refusal.code;
        rid = refusal.rid;
        httpStatus = refusal.httpStatus;
        retryable = refusal.retryable;
        meaningZh = refusal.meaningZh;
        meaningEn = refusal.meaningEn;
        remedyZh = refusal.remedyZh;
        remedyEn = refusal.remedyEn;
    }

    private ApiException(ApiException part, String message, Effect effect) {
        super(message, effect, part);
        code = part.code;
        rid = part.rid;
        httpStatus = part.httpStatus;
        retryable = part.retryable;
        meaningZh = part.meaningZh;
        meaningEn = part.meaningEn;
        remedyZh = part.remedyZh;
        remedyEn = part.remedyEn;
    }

    /** The same refusal in a call that it was a part of. */
    ApiException as(String message, Effect effect) {
        return new ApiException(this, message, effect);
    }

    /** The errcode, as text because WeChat Pay's codes are words. */
    public String code() {
        return code;
    }

    /** The request's id, which WeChat's support asks for. */
    public Optional<String> rid() {
        return Optional.ofNullable(rid);
    }

    /** The HTTP status; 200 for most refusals of an official account's API, 0 if nothing was sent because WeChat had refused the like just before. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same call may succeed later without anything being changed. Whether it may be repeated, {@link #effect()} tells. */
    public boolean retryable() {
        return retryable;
    }

    /** What the code means: in Chinese for a Chinese locale, in English for any other; empty if it is not known. */
    public String meaning(Locale locale) {
        return isChinese(locale) ? meaningZh : meaningEn;
    }

    /** What to do about it: in Chinese for a Chinese locale, in English for any other; empty if it is not known. */
    public String remedy(Locale locale) {
        return isChinese(locale) ? remedyZh : remedyEn;
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
            String remedyEn) {

        private String describe() {
            String head = code + " " + text + (rid == null ? "" : " rid: " + rid);
            return remedyZh.isEmpty() ? head : head + " 处置：" + remedyZh + " Remedy: " + remedyEn;
        }
    }
}
