package io.github.weizheng.core.api;

import io.github.weizheng.core.WeChatException.Effect;
import java.time.Duration;
import java.util.Optional;

/**
 * Told after each exchange with WeChat, on the thread that made it: the seam for metrics and traces.
 *
 * <pre>{@code
 * // Micrometer
 * ApiListener metrics = e -> Timer.builder("wechat.api")
 *     .tag("path", e.path()).tag("host", e.host()).tag("errcode", e.errcode().orElse("none"))
 *     .register(registry).record(e.took());
 *
 * // OpenTelemetry: a span that ends now and began when the exchange did
 * ApiListener traces = e -> {
 *     Instant end = clock.instant();
 *     Span span = tracer.spanBuilder(e.method() + " " + e.path())
 *         .setSpanKind(SpanKind.CLIENT).setStartTimestamp(end.minus(e.took())).startSpan();
 *     span.setAttribute("server.address", e.host());
 *     e.rid().ifPresent(rid -> span.setAttribute("wechat.rid", rid));
 *     e.failure().ifPresent(failure -> span.setStatus(StatusCode.ERROR, failure));
 *     span.end(end);
 * };
 * }</pre>
 *
 * <p>It must be thread-safe and quick, since the caller waits for it. What it throws is logged by its kind and changes nothing.
 */
@FunctionalInterface
public interface ApiListener {
    /** An exchange has ended. That of a download ends when it is closed. */
    void onExchange(Exchange exchange);

    /**
     * One exchange. Holds no query, token, body or openid.
     *
     * @param appId whose call it was
     * @param path without its query; openids in it are masked
     * @param host the name of WeChat's host, as in {@link ApiHosts#names()}
     * @param number which exchange of its call it was, from 1: failover, repeats and the repair of a token count on
     * @param httpStatus 0 if no answer came
     * @param errcode if WeChat refused; {@code ?} if it is no number
     * @param rid the request's id, if WeChat said it
     * @param took by the account's clock
     * @param bytesSent length of the body, whether or not all of it went out
     * @param bytesReceived length of the body as far as it was read
     * @param failure simple name of the exception, if there was no usable answer
     * @param effect what a failure or a refusal may have left behind; empty if all is well
     */
    record Exchange(
            String appId,
            String method,
            String path,
            String host,
            int number,
            int httpStatus,
            Optional<String> errcode,
            Optional<String> rid,
            Duration took,
            long bytesSent,
            long bytesReceived,
            Optional<String> failure,
            Optional<Effect> effect) {}
}
