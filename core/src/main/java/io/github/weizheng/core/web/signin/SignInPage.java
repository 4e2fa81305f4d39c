package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page asked with GET, whose failures are lines for a citizen. */
final class SignInPage implements CallbackHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SignInPage.class);
    private final Function<CallbackRequest, CallbackResponse> answer;

    SignInPage(Function<CallbackRequest, CallbackResponse> answer) {
        this.answer = answer;
    }

    @Override
    public CallbackResponse handle(CallbackRequest request) {
        try {
            if (!request.method().equals("GET")) {
                throw new SignInRejectedException(Reason.METHOD);
            }
            return Objects.requireNonNull(answer.apply(request), "response");
        } catch (SignInRejectedException e) {
            LOG.debug("A sign-in is refused: {}", e.reason());
            return told(
                    e.reason().status(),
                    e.reason().text(Locale.CHINESE),
                    e.reason().text(Locale.ENGLISH));
        } catch (WeChatException e) {
            LOG.warn("WeChat did not say who signs in", WithoutWords.of(e));
            return told(502, "暂时无法连接微信，请返回重新打开。", "WeChat cannot be reached; open the page again.");
        } catch (RuntimeException e) {
            LOG.error("The portal failed to welcome a citizen", WithoutWords.of(e));
            return told(500, "系统繁忙，请稍后再试。", "Something failed; try again later.");
        }
    }

    /** A body is not read. */
    @Override
    public int maxBodyBytes() {
        return 0;
    }

    private static CallbackResponse told(int status, String zh, String en) {
        return CallbackResponse.text(status, zh + "\n" + en + "\n").withHeader("Cache-Control", "no-store");
    }
}
