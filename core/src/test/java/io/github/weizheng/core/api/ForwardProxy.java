package io.github.weizheng.core.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A forward proxy on the loopback that asks for a user and a password: CONNECT tunnels and plain requests. */
final class ForwardProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final String expected;

    ForwardProxy(String user, String password) throws IOException {
        byte[] pair = (user + ':' + password).getBytes(ISO_8859_1);
        expected = "proxy-authorization: basic " + Base64.getEncoder().encodeToString(pair);
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Method and target of each request that had the right password, without its query. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            while (!head.isEmpty() && !isAllowed(head)) {
                client.getOutputStream()
                        .write(
                                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(ISO_8859_1));
                head = head(client.getInputStream());
            }
            if (!head.isEmpty()) {
                forward(client, head);
            }
        } catch (IOException e) {
            // The client or the host hung up.
        }
    }

    private boolean isAllowed(String head) {
        return head.lines()
                .anyMatch(line -> line.regionMatches(true, 0, expected, 0, "proxy-authorization: basic ".length())
                        && line.endsWith(expected.substring("proxy-authorization: basic ".length())));
    }

    private void forward(Socket client, String head) throws IOException {
        String[] first = head.lines().findFirst().orElseThrow().split(" ", -1);
        boolean tunnel = first[0].toUpperCase(Locale.ROOT).equals("CONNECT");
        URI target = URI.create(tunnel ? "https://" + first[1] : first[1]);
        requests.add(first[0] + " " + first[1].split("\\?", 2)[0]);
        Socket host = new Socket(target.getHost(), target.getPort());
        open.add(host);
        if (tunnel) {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
        } else {
            String origin = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
            host.getOutputStream().write(head.replace(first[1], origin).getBytes(ISO_8859_1));
        }
        threads.execute(() -> pump(host, client));
        pump(client, host);
    }

    private static void pump(Socket from, Socket to) {
        try (to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One side hung up.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }
}
