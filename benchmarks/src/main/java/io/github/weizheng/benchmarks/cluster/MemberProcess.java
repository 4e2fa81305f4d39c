package io.github.weizheng.benchmarks.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** A {@link Member} in a JVM of its own. */
final class MemberProcess implements AutoCloseable {
    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    MemberProcess(String kind, String place, URI upstream, int threads, String appId) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Member.class.getName(),
                        kind,
                        place,
                        upstream.toString(),
                        Integer.toString(threads),
                        appId)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void awaitReady() throws IOException {
        String line = from.readLine();
        if (!"ready".equals(line)) {
            throw new IllegalStateException("The member did not start: " + line);
        }
    }

    void go() throws IOException {
        to.write("go\n");
        to.flush();
    }

    Round result() throws IOException {
        String[] parts =
                Objects.requireNonNull(from.readLine(), "the member died").split(" ", -1);
        return new Round(
                Integer.parseInt(parts[0]),
                Long.parseLong(parts[1]),
                new HashSet<>(Arrays.asList(parts[2].split(","))));
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    record Round(int failures, long longestMillis, Set<String> tokens) {}
}
