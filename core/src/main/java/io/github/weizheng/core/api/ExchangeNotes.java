package io.github.weizheng.core.api;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.security.ApiResponseRejectedException;
import io.github.weizheng.core.privacy.Quote;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what became of exchanges. */
final class ExchangeNotes {
    private static final Logger LOG = LoggerFactory.getLogger(ApiListener.class);
    private static final int MAX_PATH = 200;
    private final String appId;
    private final List<ApiListener> listeners;
    private final InstantSource clock;

    ExchangeNotes(String appId, List<ApiListener> listeners, InstantSource clock) {
        this.appId = appId;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    Note begin(ApiRun run, Host host) {
        return new Note(run.call(), host, run.nextExchange(), listeners.isEmpty() ? 0 : clock.millis());
    }

    private void tell(ApiListener.Exchange exchange) {
        for (ApiListener listener : listeners) {
            try {
                listener.onExchange(exchange);
            } catch (RuntimeException e) {
                LOG.warn("An ApiListener failed: {}", e.getClass().getName());
            }
        }
    }

    private static int status(WeChatException e) {
        if (e instanceof MalformedResponseException malformed) {
            return malformed.status();
        }
        if (e instanceof ApiResponseRejectedException rejected) {
            return rejected.httpStatus();
        }
        return e instanceof TransportException transport ? transport.status().orElse(0) : 0;
    }

    /** One exchange, from its begin to its end. */
    final class Note {
        private final ApiCall call;
        private final Host host;
        private final int number;
        private final long begin;

        private Note(ApiCall call, Host host, int number, long begin) {
            this.call = call;
            this.host = host;
            this.number = number;
            this.begin = begin;
        }

        void answered(int status, long bytes, @Nullable ApiAnswer answer) {
            if (!listeners.isEmpty()) {
                Optional<ApiAnswer> refusal =
                        Optional.ofNullable(answer).filter(it -> !it.code().equals(Errcodes.OK));
                Optional<String> code = refusal.map(ApiAnswer::codeWithoutWords);
                ended(status, code, refusal.flatMap(ApiAnswer::rid), bytes, null, refusal.map(ApiAnswer::effect));
            }
        }

        void failed(WeChatException e) {
            if (!listeners.isEmpty()) {
                int status = status(e);
                ended(status, Optional.empty(), Optional.empty(), 0, e, Optional.of(e.effect()));
            }
        }

        void broken(int status, long bytes, Exception e) {
            if (!listeners.isEmpty()) {
                ended(status, Optional.empty(), Optional.empty(), bytes, e, Optional.of(Effect.UNKNOWN));
            }
        }

        private void ended(
                int status,
                Optional<String> code,
                Optional<String> rid,
                long bytes,
                @Nullable Exception failure,
                Optional<Effect> effect) {
            tell(new ApiListener.Exchange(
                    appId,
                    call.method(),
                    Quote.of(call.path(), MAX_PATH),
                    host.name(),
                    number,
                    status,
                    code,
                    rid,
                    Duration.ofMillis(Math.max(0, clock.millis() - begin)),
                    call.bodyLength(),
                    bytes,
                    Optional.ofNullable(failure).map(e -> e.getClass().getSimpleName()),
                    effect));
        }
    }
}
