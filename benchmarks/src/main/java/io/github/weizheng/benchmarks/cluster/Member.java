package io.github.weizheng.benchmarks.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.JdbcStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.token.AccessTokens;
import io.github.weizheng.store.redis.RedisStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import redis.clients.jedis.RedisClient;

/**
 * One JVM of the cluster: for each line that it reads, all its threads ask for the token at once, which has expired since the line before. It
 * answers with how many failed, how many tokens they saw, and how long the last one waited.
 */
public final class Member {
    private static final Duration AN_EXPIRY = Duration.ofHours(3);

    private Member() {}

    /** Kind of store, where it is, where WeChat is, how many threads, the appid. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Moving clock = new Moving();
        int threads = Integer.parseInt(arguments[3]);
        SharedStore store = store(arguments[0], arguments[1], clock);
        // A JVM that has called WeChat before, as a portal in service has.
        tokens("wxwarm" + ProcessHandle.current().pid(), arguments[2], store, clock)
                .current();
        AccessTokens tokens = tokens(arguments[4], arguments[2], store, clock);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(round(tokens, pool, threads));
            clock.offset = clock.offset.plus(AN_EXPIRY);
        }
        pool.shutdownNow();
        Runtime.getRuntime().halt(0);
    }

    private static AccessTokens tokens(String appId, String upstream, SharedStore store, InstantSource clock) {
        return WeChatApi.builder(OfficialAccount.builder(appId)
                        .appSecret(Secret.of("secret"))
                        .build())
                .baseUrl(URI.create(upstream))
                .store(store)
                .clock(clock)
                .build()
                .accessTokens();
    }

    private static SharedStore store(String kind, String place, InstantSource clock) {
        return switch (kind) {
            case "redis" -> new RedisStore(RedisClient.create(URI.create(place)));
            case "postgres" -> {
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl(place);
                yield new JdbcStore(new HikariDataSource(config), clock);
            }
            default -> new InMemoryStore(clock);
        };
    }

    private static String round(AccessTokens tokens, ExecutorService pool, int threads) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Long>> running = new ArrayList<>();
        Set<String> seen = java.util.Collections.synchronizedSet(new HashSet<>());
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> {
                start.await();
                long before = System.nanoTime();
                seen.add(tokens.current().expose());
                return System.nanoTime() - before;
            }));
        }
        start.countDown();
        int failures = 0;
        long longest = 0;
        for (Future<Long> one : running) {
            try {
                longest = Math.max(longest, one.get());
            } catch (ExecutionException e) {
                failures++;
            }
        }
        return failures + " " + longest / 1_000_000 + " " + String.join(",", seen);
    }

    /** The system clock, moved on between rounds. */
    private static final class Moving implements InstantSource {
        private final Clock clock = Clock.systemUTC();
        private volatile Duration offset = Duration.ZERO;

        @Override
        public Instant instant() {
            return clock.instant().plus(offset);
        }
    }
}
