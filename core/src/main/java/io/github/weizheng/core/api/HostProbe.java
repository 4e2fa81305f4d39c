package io.github.weizheng.core.api;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.http.HttpTransport;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one of WeChat's hosts answered to a question that needs no token.
 *
 * @param host its name, as in {@link ApiHosts#names()}
 * @param httpStatus the status
 * @param date the time by the answer's {@code Date}, in whole seconds: how far this machine's clock is off
 * @param errcode WeChat's errcode for the missing token; empty if something else answered, such as a proxy's login page
 * @param took by the account's clock
 */
public record HostProbe(String host, int httpStatus, Optional<Instant> date, Optional<String> errcode, Duration took) {
    private static final String PATH = "/cgi-bin/get_api_domain_ip";

    static HostProbe of(Host host, HttpTransport transport, InstantSource clock, @Nullable Duration limit) {
        String what = "GET " + PATH;
        long begin = clock.millis();
        HttpCall call = HttpCall.get(host.url().at(PATH, ""), what, Map.of());
        HttpAnswer answer = transport.exchange(limit == null ? call : call.within(limit, limit));
        Duration took = Duration.ofMillis(Math.max(0, clock.millis() - begin));
        return new HostProbe(host.name(), answer.status(), date(answer), errcode(what, answer), took);
    }

    private static Optional<Instant> date(HttpAnswer answer) {
        return answer.headers("Date").stream().findFirst().flatMap(text -> {
            try {
                return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> errcode(String what, HttpAnswer answer) {
        try {
            return Optional.of(ApiAnswer.of(what, answer).code()).filter(code -> !code.equals(Errcodes.OK));
        } catch (MalformedResponseException e) {
            return Optional.empty();
        }
    }
}
