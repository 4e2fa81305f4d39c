package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** The least server that keeps connections open and gives every request the same answer, so that what is measured is the client. */
final class LoopbackServer implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private final ServerSocket server;
    private final byte[] answer;

    LoopbackServer(String json) {
        answer = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                        + json)
                .getBytes(ISO_8859_1);
        try {
            server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (skipRequest(in)) {
                out.write(answer);
                out.flush();
            }
        } catch (IOException e) {
            // The client went.
        }
    }

    private static boolean skipRequest(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.append((char) b);
                continue;
            }
            String text = line.toString().strip();
            if (text.isEmpty()) {
                in.skipNBytes(length);
                return true;
            }
            if (text.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(text.substring(LENGTH.length()).strip());
            }
            line.setLength(0);
        }
        return false;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "loopback server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
