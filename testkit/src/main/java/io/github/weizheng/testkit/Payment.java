package io.github.weizheng.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a citizen's payment went. Immutable. */
public final class Payment {
    private final @Nullable String problem;
    private final Optional<NotificationAttempt> notification;

    private Payment(@Nullable String problem, Optional<NotificationAttempt> notification) {
        this.problem = problem;
        this.notification = notification;
    }

    static Payment ok(Optional<NotificationAttempt> notification) {
        return new Payment(null, notification);
    }

    static Payment fail(String problem) {
        return new Payment(problem, Optional.empty());
    }

    /** Returns what the page's script gets: {@code get_brand_wcpay_request:ok} or {@code get_brand_wcpay_request:fail}. */
    public String result() {
        return "get_brand_wcpay_request:" + (problem == null ? "ok" : "fail");
    }

    /** Returns why the payment failed. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Returns how the merchant's server took the notification; empty when none was sent. */
    public Optional<NotificationAttempt> notification() {
        return notification;
    }
}
