package io.github.weizheng.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@link ApiCall} in turns of a second in one JVM: without limit of time, with one, this library. On a machine that others use, forks a minute apart
 * differ by more than what is measured; neighbouring seconds hardly do. Prints a table; not a JMH benchmark.
 */
public final class ApiCallPairs {
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 40;

    private ApiCallPairs() {}

    /** No arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(
                "| threads | OkHttp | OkHttp with a limit of time | this library | beside OkHttp | beside OkHttp with a limit |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        ApiCall calls = new ApiCall();
        try {
            compare(1, calls);
            compare(16, calls);
        } finally {
            calls.close();
        }
    }

    private static void compare(int threads, ApiCall calls) throws InterruptedException {
        List<Way> ways = List.of(calls::bare1, calls::floor1, calls::send1);
        List<double[]> rounds = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            double[] rates = new double[ways.size()];
            for (int way = 0; way < rates.length; way++) {
                // Each begins a round in turn, so that a trend favours none.
                int next = (way + i) % rates.length;
                rates[next] = rate(threads, ways.get(next));
            }
            if (i >= WARM_UP) {
                rounds.add(rates);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %,.0f/s | %,.0f/s | %,.0f/s | %s | %s |%n",
                threads,
                quartile(2, rounds.stream().mapToDouble(r -> r[0]).toArray()),
                quartile(2, rounds.stream().mapToDouble(r -> r[1]).toArray()),
                quartile(2, rounds.stream().mapToDouble(r -> r[2]).toArray()),
                spread(rounds.stream().mapToDouble(r -> r[2] / r[0]).toArray()),
                spread(rounds.stream().mapToDouble(r -> r[2] / r[1]).toArray()));
    }

    private static double rate(int threads, Way call) throws InterruptedException {
        LongAdder done = new LongAdder();
        long begin = System.nanoTime();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(1)) {
                    once(call);
                    done.increment();
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        return done.sum() * 1e9 / (System.nanoTime() - begin);
    }

    private static void once(Way call) {
        try {
            call.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Way {
        Object call() throws IOException;
    }

    private static String spread(double[] ratios) {
        return String.format(
                Locale.ROOT,
                "%.2f (half of the rounds: %.2f to %.2f)",
                quartile(2, ratios),
                quartile(1, ratios),
                quartile(3, ratios));
    }

    private static double quartile(int which, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * which / 4];
    }
}
