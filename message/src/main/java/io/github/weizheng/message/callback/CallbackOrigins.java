package io.github.weizheng.message.callback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.web.CallbackRequest;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses that WeChat's callbacks come from, as {@code /cgi-bin/getcallbackip} tells them: single ones and ranges.
 *
 * <p>The list is fetched when it is first needed and once a day, and also when a rightly signed callback comes from an address that is not in it, but at most every
 * five minutes; one thread fetches, for up to two seconds, while the others use the list at hand. If fetching fails, the last list goes on. Until there has been one,
 * every address is let through, with a warning: the signature is the real check, and this one only makes a token that somebody has learned harder to use.
 *
 * <p>The address is that of the connection ({@link CallbackRequest#remoteAddress}; a request without one is not admitted). Behind proxies, name them all: from an address
 * of theirs, the right-most address of {@code X-Forwarded-For} counts that is not a proxy's, since what stands further left is the sender's own. The console's handshake
 * is not checked: it is not documented where it comes from.
 *
 * <p>Thread-safe. Starts no thread; making one does no I/O.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/base/api_getcallbackip.html">getCallbackIp</a>
 */
public final class CallbackOrigins {
    private static final String PATH = "/cgi-bin/getcallbackip";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration BETWEEN_CALLS = Duration.ofMinutes(5);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::[0-9]+)?|([0-9.]+):[0-9]+");
    private static final Logger LOG = LoggerFactory.getLogger(CallbackOrigins.class);

    private final WeChatApi api;
    private final List<AddressRange> proxies;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Known known;
    private @Nullable Instant lastCall; // guarded by fetching

    private CallbackOrigins(Builder builder) {
        api = builder.api.within(CALL);
        proxies = List.copyOf(builder.proxies);
        clock = builder.clock;
    }

    /** Starts with the account's own API. */
    public static Builder builder(WeChatApi api) {
        return new Builder(api);
    }

    boolean admits(CallbackRequest request) {
        Optional<InetAddress> origin = origin(request);
        if (origin.isEmpty()) {
            return false;
        }
        Known list = known;
        if (list == null || list.isOld(clock.instant()) || !list.contains(origin.get())) {
            refresh();
            list = known;
        }
        return list == null || list.contains(origin.get());
    }

    private Optional<InetAddress> origin(CallbackRequest request) {
        Optional<InetAddress> peer = request.remoteAddress().flatMap(AddressRange::address);
        if (peer.isEmpty() || !isProxy(peer.get())) {
            return peer;
        }
        List<String> hops = request.headers().getOrDefault("X-Forwarded-For", List.of()).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .toList();
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = hop(hops.get(i).strip());
            if (hop.isEmpty() || !isProxy(hop.get())) {
                return hop;
            }
        }
        return peer;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    /** Some proxies write the port along. */
    private static Optional<InetAddress> hop(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        if (!withPort.matches()) {
            return AddressRange.address(text);
        }
        return AddressRange.address(
                Objects.requireNonNullElseGet(withPort.group(1), () -> Objects.requireNonNull(withPort.group(2))));
    }

    private void refresh() {
        if (!fetching.tryLock()) {
            return;
        }
        try {
            Instant now = clock.instant();
            boolean lately =
                    lastCall != null && Duration.between(lastCall, now).abs().compareTo(BETWEEN_CALLS) < 0;
            if (!lately) {
                lastCall = now;
                fetch(now);
            }
        } finally {
            fetching.unlock();
        }
    }

    /** A check that is only the second one never costs a message, whatever goes wrong here. */
    private void fetch(Instant now) {
        String otherwise = known == null ? "callbacks are admitted by their signature alone" : "the last list goes on";
        try {
            List<AddressRange> ranges = api.get(PATH, Map.of(), Listed.class).ranges();
            if (ranges.isEmpty()) {
                LOG.warn("{}: no addresses of callbacks; {}", api.account().appId(), otherwise);
            } else {
                known = new Known(ranges, now);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: the addresses of callbacks could not be fetched; {}",
                    api.account().appId(),
                    otherwise,
                    WithoutWords.of(e));
        }
    }

    private record Known(List<AddressRange> ranges, Instant since) {
        boolean isOld(Instant now) {
            return Duration.between(since, now).abs().compareTo(KEPT) > 0;
        }

        boolean contains(InetAddress address) {
            return ranges.stream().anyMatch(range -> range.contains(address));
        }
    }

    private record Listed(@JsonProperty("ip_list") @Nullable List<String> ipList) {
        List<AddressRange> ranges() {
            return ipList == null
                    ? List.of()
                    : ipList.stream()
                            .map(text -> AddressRange.parse(text.strip()))
                            .flatMap(Optional::stream)
                            .toList();
        }
    }

    /** Collects what the check may be told. For one thread. */
    public static final class Builder {
        private final WeChatApi api;
        private final List<AddressRange> proxies = new ArrayList<>();
        private InstantSource clock = Clock.systemUTC();

        private Builder(WeChatApi api) {
            this.api = Objects.requireNonNull(api, "api");
        }

        /**
         * The office's own proxies, which are believed what they write into {@code X-Forwarded-For}: each an address, or a range such as {@code 10.0.0.0/8}.
         *
         * @throws IllegalArgumentException if one is neither
         */
        public Builder trustedProxies(String... addresses) {
            for (String address : addresses) {
                proxies.add(AddressRange.parse(address)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "trustedProxies: an IP address, or a range in CIDR notation, actual " + address)));
            }
            return this;
        }

        /** The clock by which the list grows old. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Makes the check. Does no I/O. */
        public CallbackOrigins build() {
            return new CallbackOrigins(this);
        }
    }
}
