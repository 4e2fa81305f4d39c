package io.github.weizheng.acceptance.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A {@link FaultyOffice} in a JVM of its own, at the same address after each start. */
final class OfficeProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final int port;
    private final int redisPort;
    private final String database;
    private final boolean keepsFailures;
    private final Path log;
    private Process process;

    OfficeProcess(int redisPort, String database, boolean keepsFailures, Path log) throws IOException {
        port = freePort();
        this.redisPort = redisPort;
        this.database = database;
        this.keepsFailures = keepsFailures;
        this.log = log;
        start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI url(String query) {
        return URI.create("http://127.0.0.1:" + port + FaultyOffice.PATH + "?" + query);
    }

    private void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Xshare:auto",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FaultyOffice.class.getName(),
                        Integer.toString(port),
                        Integer.toString(redisPort),
                        database,
                        Boolean.toString(keepsFailures))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Returns once the office takes connections. */
    void awaitReady() {
        long begin = System.nanoTime();
        while (!connects()) {
            if (!process.isAlive() || System.nanoTime() - begin > STARTS_WITHIN.toNanos()) {
                throw new IllegalStateException("The office did not start; see " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean connects() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL in the middle of whatever it is at, and another start. */
    void killAndStart() throws IOException {
        close();
        start();
        awaitReady();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
