package io.github.weizheng.core.http;

import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.http.FailedExchange.Kind;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** What is known of one call while it is under way. */
final class Sending {
    private static final String ENDED_EARLY = "unexpected end of stream";
    private static final Set<String> BROKEN_HTTP2 = Set.of("StreamResetException", "ConnectionShutdownException");
    private final HttpCall call;

    /** Set once there is a connection: from then on something may have been sent. */
    volatile boolean sent;

    Sending(HttpCall call) {
        this.call = call;
    }

    HttpCall call() {
        return call;
    }

    FailedExchange failed(Call http, Exception e) {
        String message = named(e) + (sent ? " after" : " before") + " the request was sent";
        TransportException failure =
                new TransportException(message, sent ? Effect.UNKNOWN : Effect.NONE, withoutToken(e));
        return new FailedExchange(kind(http, e), failure);
    }

    /** A failure in the middle of an answer. */
    FailedExchange failed(Call http, int status, Exception e) {
        String message = named(e) + " in an answer with HTTP " + status;
        return new FailedExchange(
                kind(http, e), TransportException.within(status, message, Effect.UNKNOWN, withoutToken(e)));
    }

    private String named(Exception e) {
        return call.what + ": " + e.getClass().getSimpleName();
    }

    private Kind kind(Call http, Exception e) {
        if (e instanceof InterruptedIOException) {
            return Kind.TIME_OVER;
        }
        // A cancelled call ends as if its connection had broken.
        return sent && !http.isCanceled() && isBroken(e) ? Kind.BROKEN : Kind.OTHER;
    }

    private static boolean isBroken(Exception e) {
        return e instanceof SocketException
                || e instanceof EOFException
                || (e instanceof IOException && endedEarly(e.getMessage()))
                // OkHttp's own types for HTTP/2, which no module may name.
                || BROKEN_HTTP2.contains(e.getClass().getSimpleName());
    }

    private static boolean endedEarly(@Nullable String message) {
        return message != null && message.startsWith(ENDED_EARLY);
    }

    /** A protocol failure quotes what came, and an interceptor's may quote the URL; a token may be in both. */
    private Throwable withoutToken(Exception e) {
        if (e instanceof ProtocolException) {
            return WithoutWords.of(e);
        }
        Set<String> values = new HashSet<>();
        for (int i = 0; i < call.url.querySize(); i++) {
            values.add(Objects.requireNonNullElse(call.url.queryParameterValue(i), ""));
        }
        // As the URL shows them, too.
        for (String pair :
                Objects.requireNonNullElse(call.url.encodedQuery(), "").split("&", -1)) {
            values.add(pair.substring(pair.indexOf('=') + 1));
        }
        values.remove("");
        return WithoutWords.ifSaying(values, e);
    }
}
