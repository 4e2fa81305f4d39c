package io.github.weizheng.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a citizen's payment went. Immutable. */
public final class Payment {
    private final Way way;
    private final @Nullable String problem;
    private final Optional<NotificationAttempt> notification;

    private Payment(Way way, @Nullable String problem, Optional<NotificationAttempt> notification) {
        this.way = way;
        this.problem = problem;
        this.notification = notification;
    }

    static Payment ok(Way way, Optional<NotificationAttempt> notification) {
        return new Payment(way, null, notification);
    }

    static Payment fail(Way way, String problem) {
        return new Payment(way, problem, Optional.empty());
    }

    /** Tells whether the money was taken. */
    public boolean paid() {
        return problem == null;
    }

    /**
     * Returns what the script or app that opened the payment page gets: {@code get_brand_wcpay_request:ok} or
     * {@code …:fail} on a page in WeChat, {@code requestPayment:ok} or {@code …:fail} in a mini program, the errCode {@code 0}
     * or {@code -1} in an app; empty where nobody is told, as after scanning a code.
     */
    public String result() {
        return paid() ? way.ok : way.fail;
    }

    /** Returns why the payment failed. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Returns how the merchant's server took the notification; empty when none was sent. */
    public Optional<NotificationAttempt> notification() {
        return notification;
    }

    /** The ways to a payment page, and what is told there afterwards. */
    enum Way {
        WECHAT("get_brand_wcpay_request:ok", "get_brand_wcpay_request:fail"),
        MINI_PROGRAM("requestPayment:ok", "requestPayment:fail"),
        APP("0", "-1"),
        UNTOLD("", "");

        private final String ok;
        private final String fail;

        Way(String ok, String fail) {
            this.ok = ok;
            this.fail = fail;
        }
    }
}
