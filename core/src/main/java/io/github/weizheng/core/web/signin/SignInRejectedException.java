package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.WeChatException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that is refused: nobody is signed in by it, and it cannot be continued. The citizen begins anew.
 *
 * <p>Whatever a stranger, a browser or a bookmark sends ends here. The message names the reason and nothing of what was sent.
 */
public final class SignInRejectedException extends WeChatException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    SignInRejectedException(Reason reason) {
        this(reason, null);
    }

    SignInRejectedException(Reason reason, @Nullable Throwable cause) {
        super(reason.en, Effect.NONE, cause);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** Why a sign-in is refused. A minor release may add one. */
    public enum Reason {
        /** Another method than GET: a link checker's HEAD must not use a state up. */
        METHOD(405, "请用浏览器打开。", "Not a GET."),
        /** The address lacks a part, or has one doubled or too long. */
        MALFORMED(400, "链接不完整，请返回重新打开。", "The address lacks a part, or has one doubled or too long."),
        /** Where the citizen is to go afterwards is not on the allow-list, or the system is not known to the relay. */
        TARGET_NOT_ALLOWED(400, "该链接不属于本单位，已停止跳转。", "The target is not on the allow-list."),
        /** There is no state, or nobody here has signed it, or it was altered. */
        FORGED(403, "登录信息无效，请返回重新打开。", "The state is missing, altered, or was not issued here."),
        /** The state is older than its lifetime. */
        EXPIRED(403, "登录已超时，请返回重新打开。", "The sign-in has expired; open the page again."),
        /**
         * The browser has not the state's cookie: the state was issued to another one (somebody may have sent a link of theirs), this one
         * keeps no cookies, or the sign-in was completed and its address is opened once more.
         */
        OTHER_BROWSER(
                403,
                "登录已结束，或不在同一浏览器中，请返回重新打开（需允许 Cookie）。",
                "The sign-in has ended, or began in another browser; open the page again, with cookies on."),
        /** The state has been used. */
        REPLAYED(403, "该登录链接已使用，请返回重新打开。", "The sign-in was completed before; open the page again."),
        /** The store that knows which states were used does not answer; without it nobody is signed in. */
        STORE_UNAVAILABLE(503, "登录服务暂时不可用，请稍后再试。", "The sign-in is out of order for the moment; try again later."),
        /** The citizen did not agree. */
        REFUSED_BY_CITIZEN(403, "您未同意授权，登录未完成。", "The citizen did not agree."),
        /** WeChat does not take the code: invented, used, or older than five minutes. */
        CODE_REFUSED(403, "微信授权已失效，请返回重新打开。", "WeChat does not take the code; open the page again.");

        private final int status;
        private final String zh;
        private final String en;

        Reason(int status, String zh, String en) {
            this.status = status;
            this.zh = zh;
            this.en = en;
        }

        /** The HTTP status to answer. */
        public int status() {
            return status;
        }

        /** A sentence for the citizen: in Chinese for a Chinese locale, in English for any other. */
        public String text(Locale locale) {
            return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
        }
    }
}
