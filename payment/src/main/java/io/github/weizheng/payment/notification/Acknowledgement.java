package io.github.weizheng.payment.notification;

import io.github.weizheng.core.web.CallbackResponse;
import java.util.Objects;

/**
 * What to answer to a notification. WeChat Pay takes 200 for "received" and repeats anything else: 15 times within a day.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791861">支付成功回调通知</a>
 */
public final class Acknowledgement {
    private Acknowledgement() {}

    /** It is recorded: do not send it again. */
    public static CallbackResponse received() {
        return CallbackResponse.json(200, "{\"code\":\"SUCCESS\",\"message\":\"成功\"}");
    }

    /** It is not believed. The body does not say why: whoever forges is not helped. */
    public static CallbackResponse rejected(PayNotificationRejectedException rejection) {
        return fail(Objects.requireNonNull(rejection, "rejection").status());
    }

    /** It is genuine and could not be recorded: send it again. */
    public static CallbackResponse again() {
        return fail(500);
    }

    private static CallbackResponse fail(int status) {
        return CallbackResponse.json(status, "{\"code\":\"FAIL\",\"message\":\"失败\"}");
    }
}
