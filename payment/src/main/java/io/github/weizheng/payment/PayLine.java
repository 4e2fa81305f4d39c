package io.github.weizheng.payment;

import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.http.FailedExchange;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.http.HttpStream;
import io.github.weizheng.core.http.HttpTransport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Signs and sends; to the backup host, too, where that can do no harm. Knows nothing of what the answers mean. */
final class PayLine {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration DOWNLOADING = Duration.ofMinutes(10);
    private final Authorization authorization;
    private final HttpTransport transport;
    private final BaseUrl primary;
    private final @Nullable BaseUrl backup;

    PayLine(Authorization authorization, HttpTransport transport, BaseUrl primary, @Nullable BaseUrl backup) {
        this.authorization = authorization;
        this.transport = transport;
        this.primary = primary;
        this.backup = backup;
    }

    /** The answer, whatever it says. */
    HttpAnswer exchange(PayCall call, @Nullable String platformSerial) {
        return exchange(call, url -> signed(call, url, "application/json", platformSerial));
    }

    /** The same, with so much time for both hosts together. */
    HttpAnswer exchange(PayCall call, @Nullable String platformSerial, Duration limit) {
        Duration share = backup == null ? limit : limit.dividedBy(2);
        return exchange(call, url -> signed(call, url, "application/json", platformSerial)
                .within(share, share));
    }

    private HttpAnswer exchange(PayCall call, Function<BaseUrl, HttpCall> signing) {
        try {
            return transport.attempt(signing.apply(primary));
        } catch (FailedExchange e) {
            return again(call, signing, e.failure());
        }
    }

    /** The answer of a file, still to be read; from one host only, for the address belongs to it. */
    HttpStream open(PayCall call, BaseUrl host, @Nullable String platformSerial) {
        try {
            return transport.open(signed(call, host, "*/*", platformSerial).within(DOWNLOADING, CONNECTING));
        } catch (FailedExchange e) {
            throw e.failure();
        }
    }

    BaseUrl primary() {
        return primary;
    }

    Authorization authorization() {
        return authorization;
    }

    private HttpAnswer again(PayCall call, Function<BaseUrl, HttpCall> signing, TransportException first) {
        boolean givenUp = Thread.currentThread().isInterrupted();
        if (backup == null || givenUp || (first.effect() == Effect.UNKNOWN && !call.repeatable())) {
            throw first;
        }
        try {
            return transport.attempt(signing.apply(backup));
        } catch (FailedExchange e) {
            // What may have happened the first time, may have happened.
            TransportException told = first.effect() == Effect.UNKNOWN ? first : e.failure();
            told.addSuppressed(told == first ? e.failure() : first);
            throw told;
        }
    }

    private HttpCall signed(PayCall call, BaseUrl host, String accept, @Nullable String platformSerial) {
        HttpUrl url = call.at(host);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", accept);
        headers.put("User-Agent", UserAgent.VALUE);
        if (platformSerial != null) {
            headers.put("Wechatpay-Serial", platformSerial);
        }
        headers.put("Authorization", authorization.header(call.method(), host.target(url), call.signed()));
        return call.with(url, headers);
    }
}
