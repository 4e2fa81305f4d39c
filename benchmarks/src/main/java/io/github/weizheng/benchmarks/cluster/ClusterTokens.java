package io.github.weizheng.benchmarks.cluster;

import io.github.weizheng.core.store.JdbcStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/**
 * Many threads in several JVMs that find their token expired at the same moment, on a real Redis and a real PostgreSQL; and what happens when the
 * one that fetches is killed. Prints a table; not a JMH benchmark.
 */
public final class ClusterTokens {
    private static final Duration UPSTREAM_TAKES = Duration.ofMillis(300);
    private static final int ROUNDS = 10;

    private ClusterTokens() {}

    /** No arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        RedisServer redis = new RedisServer(freePort());
        redis.start();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            JdbcStore.createSchema(postgres.getPostgresDatabase());
            String redisUrl = "redis://127.0.0.1:" + redis.ports().get(0);
            String postgresUrl = postgres.getJdbcUrl("postgres", "postgres");
            System.out.println(
                    "| store | JVMs × threads | rounds | upstream calls | failures | tokens seen | longest wait beyond the upstream's 300 ms |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
            stampede("memory", "", 1, 1000);
            stampede("redis", redisUrl, 1, 1000);
            stampede("postgres", postgresUrl, 1, 1000);
            stampede("redis", redisUrl, 4, 50);
            stampede("postgres", postgresUrl, 4, 50);
            System.out.println();
            kill("redis", redisUrl);
            kill("postgres", postgresUrl);
        } finally {
            redis.stop();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void stampede(String kind, String place, int jvms, int threads)
            throws IOException, InterruptedException {
        int calls = 0;
        int failures = 0;
        int tokens = 0;
        long longest = 0;
        List<MemberProcess> members = new ArrayList<>();
        try (Upstream upstream = new Upstream(UPSTREAM_TAKES)) {
            for (int i = 0; i < jvms; i++) {
                members.add(new MemberProcess(kind, place, upstream.url(), threads, "wx" + jvms + "x" + threads));
            }
            for (MemberProcess member : members) {
                member.awaitReady();
            }
            // The first two rounds load classes and open connections.
            for (int round = -2; round < ROUNDS; round++) {
                upstream.calls();
                for (MemberProcess member : members) {
                    member.go();
                }
                Set<String> seen = new HashSet<>();
                for (MemberProcess member : members) {
                    MemberProcess.Round result = member.result();
                    seen.addAll(result.tokens());
                    if (round >= 0) {
                        failures += result.failures();
                        longest = Math.max(longest, result.longestMillis());
                    }
                }
                if (round >= 0) {
                    calls += upstream.calls();
                    tokens += seen.size();
                }
            }
        } finally {
            members.forEach(MemberProcess::close);
        }
        System.out.printf(
                "| %s | %d × %d | %d | %d | %d | %d | %d ms |%n",
                kind, jvms, threads, ROUNDS, calls, failures, tokens, longest - UPSTREAM_TAKES.toMillis());
    }

    private static void kill(String kind, String place) throws IOException, InterruptedException {
        try (Upstream upstream = new Upstream(UPSTREAM_TAKES);
                MemberProcess holder = new MemberProcess(kind, place, upstream.url(), 1, "wxkill");
                MemberProcess second = new MemberProcess(kind, place, upstream.url(), 50, "wxkill");
                MemberProcess third = new MemberProcess(kind, place, upstream.url(), 50, "wxkill")) {
            for (MemberProcess member : List.of(holder, second, third)) {
                member.awaitReady();
                member.go();
                member.result();
            }
            upstream.calls();
            upstream.hangOnce();
            holder.go();
            upstream.awaitCaller();
            second.go();
            third.go();
            long before = System.nanoTime();
            holder.kill();
            MemberProcess.Round seconds = second.result();
            MemberProcess.Round thirds = third.result();
            System.out.printf(
                    "%s: the holder of the lease was killed; the others had a token %d ms later (lease 10,000 ms), failures %d, calls %d, tokens %d%n",
                    kind,
                    (System.nanoTime() - before) / 1_000_000,
                    seconds.failures() + thirds.failures(),
                    upstream.calls(),
                    Stream.of(seconds, thirds)
                            .flatMap(round -> round.tokens().stream())
                            .distinct()
                            .count());
        }
    }
}
