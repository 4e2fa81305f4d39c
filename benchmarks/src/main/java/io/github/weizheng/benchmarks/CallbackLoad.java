package io.github.weizheng.benchmarks;

import io.github.weizheng.store.redis.RedisStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/**
 * Encrypted text messages over HTTP on the loopback, each a new one, de-duplicated and answered with an encrypted text, beside a handler of the same server
 * that only says {@code success}. The ways take turns in one JVM; medians over the turns are printed. Not a JMH benchmark.
 */
public final class CallbackLoad {
    private static final int LINES = 4;
    private static final int MESSAGES_OF_A_TURN = 20_000;
    private static final int WARM_UP = 3;
    private static final int TURNS = 11;
    private static final List<String> WAYS = List.of("/success", "/memory", "/deadline", "/redis");

    private long messages;

    private CallbackLoad() {}

    /** No arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // before the server's first class
        RedisServer redis = new RedisServer(freePort());
        redis.start();
        try (RedisClient client = RedisClient.create("127.0.0.1", redis.ports().get(0));
                CallbackServer server = new CallbackServer(new RedisStore(client))) {
            new CallbackLoad().run(server.port());
        } finally {
            redis.stop();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void run(int port) throws IOException, InterruptedException, ExecutionException {
        List<List<Turn>> turns = new ArrayList<>();
        WAYS.forEach(way -> turns.add(new ArrayList<>()));
        for (int i = 0; i < WARM_UP + TURNS; i++) {
            for (int way = 0; way < WAYS.size(); way++) {
                // Each begins a round in turn, so that a trend favours none.
                int next = (way + i) % WAYS.size();
                Turn turn = turn(port, WAYS.get(next));
                if (i >= WARM_UP) {
                    turns.get(next).add(turn);
                }
            }
        }
        System.out.println("| way | callbacks/s | beside success | p50 | p99 |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (int way = 0; way < WAYS.size(); way++) {
            print(WAYS.get(way), turns.get(way), turns.get(0));
        }
    }

    private static void print(String way, List<Turn> turns, List<Turn> success) {
        double[] ratios = new double[TURNS];
        Arrays.setAll(ratios, i -> turns.get(i).rate / success.get(i).rate);
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.2f (%.2f to %.2f) | %,.0f µs | %,.0f µs |%n",
                way,
                median(turns, turn -> turn.rate),
                ratios[TURNS / 2],
                ratios[TURNS / 4],
                ratios[TURNS - 1 - TURNS / 4],
                median(turns, turn -> turn.p50Micros),
                median(turns, turn -> turn.p99Micros));
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return turns.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(turns.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Encrypts the messages first; what is measured is sending and waiting. */
    private Turn turn(int port, String way) throws InterruptedException, ExecutionException {
        List<Callable<long[]>> lines = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            List<byte[]> requests = new ArrayList<>();
            for (int i = 0; i < MESSAGES_OF_A_TURN / LINES; i++) {
                Sample message = Sample.numbered(++messages);
                requests.add(CallbackLine.request(way, message.rawQuery, message.body));
            }
            lines.add(() -> send(port, requests));
        }
        ExecutorService threads = Executors.newFixedThreadPool(LINES);
        try {
            long begin = System.nanoTime();
            List<Future<long[]>> sent = threads.invokeAll(lines);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] nanos = new long[0];
            for (Future<long[]> line : sent) {
                int before = nanos.length;
                nanos = Arrays.copyOf(nanos, before + line.get().length);
                System.arraycopy(line.get(), 0, nanos, before, line.get().length);
            }
            Arrays.sort(nanos);
            return new Turn(
                    nanos.length / seconds, nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
        } finally {
            threads.shutdown();
        }
    }

    private static long[] send(int port, List<byte[]> requests) throws IOException {
        long[] nanos = new long[requests.size()];
        try (CallbackLine line = new CallbackLine(port)) {
            for (int i = 0; i < nanos.length; i++) {
                long begin = System.nanoTime();
                line.post(requests.get(i));
                nanos[i] = System.nanoTime() - begin;
            }
        }
        return nanos;
    }

    private record Turn(double rate, double p50Micros, double p99Micros) {}
}
