package io.github.weizheng.payment.notification;

/** What an office does about a notification. Thread-safe. */
@FunctionalInterface
public interface PayNotificationHandler {
    /**
     * Records it. WeChat Pay is told "received" once this returns, and waits five seconds for that: leave slow work to another thread, after it is written down.
     *
     * @throws Exception if it could not be recorded; WeChat Pay repeats it then
     */
    void handle(PayNotification notification) throws Exception;
}
