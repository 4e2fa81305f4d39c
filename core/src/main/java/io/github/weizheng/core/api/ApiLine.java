package io.github.weizheng.core.api;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.security.ApiResponseRejectedException;
import io.github.weizheng.core.api.security.ApiResponseRejectedException.Reason;
import io.github.weizheng.core.http.FailedExchange;
import io.github.weizheng.core.http.FailedExchange.Kind;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.http.HttpTransport;
import io.github.weizheng.core.json.WireJson;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** An account's line to WeChat: the quota guard, repeats of what may be repeated, other hosts where nothing was sent. */
final class ApiLine {
    private static final Set<Integer> GATEWAY = Set.of(502, 503, 504);
    private final HttpTransport transport;
    private final Wire wire;
    private final HostChoice choice;
    private final QuotaGuard guard;
    private final ExchangeNotes notes;
    private final Delayer delayer;

    ApiLine(
            HttpTransport transport,
            Wire wire,
            HostChoice choice,
            QuotaGuard guard,
            ExchangeNotes notes,
            Delayer delayer) {
        this.transport = transport;
        this.wire = wire;
        this.choice = choice;
        this.guard = guard;
        this.notes = notes;
        this.delayer = delayer;
    }

    ApiAnswer send(ApiRun run, @Nullable Secret token) {
        return guarded(run, (host, limits) -> answer(run, host, limits, token));
    }

    /** Asks without a token of the account; what the call carries in its place shows in no message. */
    <T> T ask(ApiRun run, Collection<String> hidden, Class<T> type) {
        WireJson.checkAnswerType(type);
        return send(run, null).as(type, hidden, run.inDoubt());
    }

    OpenedAnswer open(ApiRun run, @Nullable Secret token) {
        return guarded(run, (host, limits) -> opened(run, host, limits, token));
    }

    private <T extends Outcome> T guarded(ApiRun run, Exchange<T> exchange) {
        guard.admit(run.call());
        String code = "";
        try {
            T outcome = repeated(run, exchange);
            code = outcome.code();
            return outcome;
        } finally {
            guard.ended(run.call(), code);
        }
    }

    private <T extends Outcome> T repeated(ApiRun run, Exchange<T> exchange) {
        while (true) {
            Duration pause = Duration.ofMillis(
                    200L * (run.failures() + 1) + ThreadLocalRandom.current().nextLong(200));
            try {
                T outcome = overHosts(run, exchange);
                if (!outcome.code().equals(Errcodes.BUSY) || !run.mayRepeatAfter(pause)) {
                    return outcome;
                }
            } catch (FailedExchange e) {
                if (e.kind() != Kind.BROKEN || !run.mayRepeatAfter(pause)) {
                    throw run.told(e.failure());
                }
            } catch (MalformedResponseException e) {
                if (!GATEWAY.contains(e.status()) || !run.mayRepeatAfter(pause)) {
                    throw e;
                }
            } catch (ApiResponseRejectedException e) {
                boolean gateway = e.reason() == Reason.UNSIGNED && GATEWAY.contains(e.httpStatus());
                if (!gateway || !run.mayRepeatAfter(pause)) {
                    throw e;
                }
            }
            pause(run, pause);
        }
    }

    private <T> T overHosts(ApiRun run, Exchange<T> exchange) throws FailedExchange {
        List<Host> hosts = choice.order();
        List<TransportException> earlier = new ArrayList<>(0);
        for (int i = 0; ; i++) {
            Host host = hosts.get(i);
            boolean last = i == hosts.size() - 1;
            try {
                T outcome = exchange.at(host, http -> limited(http, run, last));
                choice.reached(host);
                return outcome;
            } catch (MalformedResponseException | ApiResponseRejectedException e) {
                choice.reached(host);
                throw e;
            } catch (FailedExchange e) {
                if (e.failure().effect() == Effect.UNKNOWN) {
                    choice.reached(host);
                    throw e;
                }
                earlier.forEach(e.failure()::addSuppressed);
                if (last || run.limit().isOver() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                earlier.add(e.failure());
            }
        }
    }

    /** What is left of the whole; of that, at most half for connecting while there is another host to try. */
    private static HttpCall limited(HttpCall http, ApiRun run, boolean last) {
        Duration left = run.limit().left();
        if (left == null) {
            return http;
        }
        if (left.isZero()) {
            throw run.told(new TransportException(
                    run.call() + ": its time was over before it was sent",
                    Effect.NONE,
                    new InterruptedIOException("time limit")));
        }
        return http.within(left, last ? left : left.dividedBy(2));
    }

    private ApiAnswer answer(ApiRun run, Host host, Limits limits, @Nullable Secret token) throws FailedExchange {
        ApiCall call = run.call();
        HttpCall sent = limits.on(wire.sent(call, host, token));
        ExchangeNotes.Note note = notes.begin(run, host);
        try {
            HttpAnswer http = transport.attempt(sent);
            ApiAnswer answer = wire.received(call, http);
            note.answered(http.status(), http.body().length, answer);
            return answer;
        } catch (FailedExchange e) {
            note.failed(e.failure());
            throw e;
        } catch (MalformedResponseException | ApiResponseRejectedException e) {
            note.failed(e);
            throw e;
        }
    }

    private OpenedAnswer opened(ApiRun run, Host host, Limits limits, @Nullable Secret token) throws FailedExchange {
        ApiCall call = run.call();
        HttpCall limited = limits.on(call.at(host.url(), token));
        ExchangeNotes.Note note = notes.begin(run, host);
        try {
            return OpenedAnswer.of(call.toString(), transport.open(limited), note);
        } catch (FailedExchange e) {
            note.failed(e.failure());
            throw e;
        } catch (MalformedResponseException e) {
            note.failed(e);
            throw e;
        }
    }

    private void pause(ApiRun run, Duration time) {
        try {
            delayer.delay(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(run.call() + ": interrupted while waiting to repeat", Effect.UNKNOWN, e);
        }
    }

    /** One exchange with one host. */
    private interface Exchange<T> {
        T at(Host host, Limits limits) throws FailedExchange;
    }

    /** Gives a call the time that is left. */
    private interface Limits {
        HttpCall on(HttpCall http);
    }
}
