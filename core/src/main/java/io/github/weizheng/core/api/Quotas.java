package io.github.weizheng.core.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often an account may still call, and what became of a request.
 *
 * <p>These calls go out even where {@link WeChatApi} holds others back after errcode 45009; the clearing ones let them through again. Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/apimanage/api_getapiquota.html">openApi 管理</a>
 */
public final class Quotas {
    private static final Pattern RID = Pattern.compile("[0-9a-f-]{8,64}");

    /** Missing or unknown appid, missing secret: WeChat has not found them where they were. */
    private static final Set<String> NOT_FOUND = Set.of("41002", "41004", "40013");

    private final WeChatApi api;

    /** The quotas of the account whose API it is. */
    public Quotas(WeChatApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    /**
     * Sets all daily counters of the account to zero. At most 10 times a month, together with {@link #clearWithSecret} and the console.
     *
     * @throws ApiException 48006 if the month's clearings are used up; with effect {@code UNKNOWN} one may have been used, see {@link #of}
     */
    public void clear() {
        Map<String, String> body = Map.of("appid", api.account().appId());
        api.call(ApiCall.post(api.hosts(), "/cgi-bin/clear_quota", body, false).unguarded(), Map.class);
        api.guard().forgetAll();
    }

    /**
     * As {@link #clear}, with the AppSecret in place of a token: for when not even a token can be had any more.
     *
     * <p>WeChat's table has the secret in the body and its sample in the query. It goes into the body; only if WeChat does not find it there, it is
     * sent in the query, where a reverse proxy may log it.
     *
     * @throws IllegalArgumentException if the account has no AppSecret
     * @throws ApiException as {@link #clear}
     */
    public void clearWithSecret() {
        String path = "/cgi-bin/clear_quota/v2";
        Secret secret = api.account()
                .appSecret()
                .orElseThrow(() -> new IllegalArgumentException("appSecret: needed, missing in the account"));
        Map<String, String> both = Map.of("appid", api.account().appId(), "appsecret", secret.expose());
        Set<String> hidden = Set.of(secret.expose());
        ApiCall inBody = ApiCall.post(api.hosts(), path, both, false).unguarded();
        try {
            api.callWithoutToken(inBody, hidden, Map.class);
        } catch (ApiException e) {
            if (!NOT_FOUND.contains(e.code())) {
                throw e;
            }
            api.callWithoutToken(inBody.withQuery(both), hidden, Map.class);
        }
        api.guard().forgetAll();
    }

    /**
     * Sets the daily counter of one API to zero. At most 50 times a month.
     *
     * @param path of the API, such as {@code /cgi-bin/message/custom/send}
     * @throws ApiException 76021 if WeChat does not know the path, 76022 if the account may not clear it
     */
    public void clear(String path) {
        api.hosts().check(path);
        ApiCall call = ApiCall.post(api.hosts(), "/cgi-bin/openapi/quota/clear", Map.of("cgi_path", path), false);
        api.call(call.unguarded(), Map.class);
        api.guard().forget(path);
    }

    /**
     * The quota of one API. May be repeated.
     *
     * @param path of the API, such as {@code /cgi-bin/message/custom/send}; paths under {@code /sns/} have none
     * @throws ApiException 76021 if WeChat does not know the path, 76022 if the account may not see it
     */
    public Quota of(String path) {
        api.hosts().check(path);
        ApiCall call = ApiCall.post(api.hosts(), "/cgi-bin/openapi/quota/get", Map.of("cgi_path", path), true);
        QuotaAnswer answer = api.call(call.unguarded(), QuotaAnswer.class);
        QuotaPart part = present(answer.quota, call);
        return new Quota(
                part.dailyLimit, part.used, part.remain, rate(answer.rateLimit), rate(answer.componentRateLimit));
    }

    /**
     * A request of the last 7 days by its id ({@link ApiException#rid}), as WeChat saw it. May be repeated.
     *
     * @throws IllegalArgumentException if it is not of the form of a rid
     * @throws ApiException 76001 to 76004 if it does not exist, is another account's, or is too old
     */
    public Request request(String rid) {
        if (!RID.matcher(rid).matches()) {
            throw new IllegalArgumentException("rid: 8 to 64 of 0-9, a-f and -, actual length " + rid.length());
        }
        ApiCall call = ApiCall.post(api.hosts(), "/cgi-bin/openapi/rid/get", Map.of("rid", rid), true);
        RequestPart part = present(api.call(call.unguarded(), RequestAnswer.class).request, call);
        try {
            return new Request(
                    Instant.ofEpochSecond(part.invokeTime),
                    Duration.ofMillis(part.costInMillis),
                    text(part.requestUrl),
                    text(part.requestBody),
                    text(part.responseBody),
                    text(part.clientIp));
        } catch (DateTimeException e) {
            throw new MalformedResponseException(call + ": invoke_time is no time", 200, null);
        }
    }

    /**
     * The quota of one API.
     *
     * @param dailyLimit calls a day
     * @param used calls of today; may be off by about 1 %
     * @param remaining calls left today
     * @param rateLimit calls in a short time, if there is such a limit
     * @param componentRateLimit the same for the third-party platform that calls for the account
     */
    public record Quota(
            long dailyLimit,
            long used,
            long remaining,
            Optional<RateLimit> rateLimit,
            Optional<RateLimit> componentRateLimit) {}

    /** So many calls in so long a time. */
    public record RateLimit(long calls, Duration period) {}

    /**
     * A request as WeChat saw it. Its URL and bodies may hold a token or a citizen's data: {@link #toString} leaves them out.
     *
     * @param invokedAt when it came
     * @param cost how long WeChat took
     * @param url its query, as WeChat says it
     * @param clientIp the address it came from, which is the one for the IP allow-list
     */
    public record Request(
            Instant invokedAt, Duration cost, String url, String requestBody, String responseBody, String clientIp) {
        @Override
        public String toString() {
            return "Request[" + invokedAt + ", " + cost + ", from " + clientIp + "]";
        }
    }

    private static Optional<RateLimit> rate(@Nullable RatePart part) {
        return part == null || part.refreshSeconds <= 0
                ? Optional.empty()
                : Optional.of(new RateLimit(part.calls, Duration.ofSeconds(part.refreshSeconds)));
    }

    private static <T> T present(@Nullable T part, ApiCall call) {
        if (part == null) {
            throw new MalformedResponseException(call + ": the answer lacks what was asked for", 200, null);
        }
        return part;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private record QuotaAnswer(
            @Nullable QuotaPart quota,
            @JsonProperty("rate_limit") @Nullable RatePart rateLimit,
            @JsonProperty("component_rate_limit") @Nullable RatePart componentRateLimit) {}

    private record QuotaPart(@JsonProperty("daily_limit") long dailyLimit, long used, long remain) {}

    private record RatePart(
            @JsonProperty("call_count") long calls,
            @JsonProperty("refresh_second") long refreshSeconds) {}

    private record RequestAnswer(@Nullable RequestPart request) {}

    private record RequestPart(
            @JsonProperty("invoke_time") long invokeTime,
            @JsonProperty("cost_in_ms") long costInMillis,
            @JsonProperty("request_url") @Nullable String requestUrl,
            @JsonProperty("request_body") @Nullable String requestBody,
            @JsonProperty("response_body") @Nullable String responseBody,
            @JsonProperty("client_ip") @Nullable String clientIp) {}
}
