package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.reply.Reply;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;

/**
 * What the first callback costs in a fresh JVM, beside what the JCE's own first use costs in another. Each is run in 11 JVMs; the
 * middle one is printed.
 */
public final class FirstCallback {
    private static final int RUNS = 11;

    private FirstCallback() {}

    public static void main(String[] args) throws IOException, InterruptedException, GeneralSecurityException {
        if (args.length == 0) {
            double jce = middle("jce");
            double callback = middle("callback");
            System.out.printf("JCE's first use            %6.1f ms%n", jce);
            System.out.printf("first callback             %6.1f ms%n", callback);
            System.out.printf("beyond the JCE's first use %6.1f ms%n", callback - jce);
        } else {
            System.out.println(args[0].equals("jce") ? jce(args[2]) : callback(args[1], args[2]));
        }
    }

    private static double middle(String kind) throws IOException, InterruptedException {
        Sample sample = new Sample();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            Process jvm = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            FirstCallback.class.getName(),
                            kind,
                            sample.rawQuery,
                            new String(sample.body, UTF_8))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            times.add(Double.valueOf(new String(jvm.getInputStream().readAllBytes(), UTF_8).strip()));
            jvm.waitFor();
        }
        return times.stream().sorted().skip(RUNS / 2).findFirst().orElseThrow();
    }

    private static double jce(String body) throws GeneralSecurityException {
        long start = System.nanoTime();
        RawJce jce = new RawJce(Cipher.DECRYPT_MODE);
        jce.sha1(body.getBytes(UTF_8));
        jce.aes(new byte[512]);
        return millis(start);
    }

    private static double callback(String query, String body) {
        long start = System.nanoTime();
        int status = CallbackEndpoint.builder(Sample.account(), m -> Reply.text("您好"))
                .build()
                .handle(CallbackRequest.of("POST", query, body.getBytes(UTF_8)))
                .status();
        if (status != 200) {
            throw new IllegalStateException("HTTP " + status);
        }
        return millis(start);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
