package io.github.weizheng.testkit.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at the developer's server from WeChat: does its name resolve, does it take connections. */
final class CallbackProbe {
    private static final int LONGEST_MILLIS = 2_000;

    private final String host;
    private final int port;

    CallbackProbe(URI url) {
        host = url.getHost();
        int standard = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        port = url.getPort() < 0 ? standard : url.getPort();
    }

    List<InetAddress> addresses() {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /** Returns how long connecting took; empty when nobody took the connection. */
    Optional<String> time(InetAddress address) {
        long start = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), LONGEST_MILLIS);
            return Optional.of(String.format(Locale.ROOT, "%.3fms", (System.nanoTime() - start) / 1e6));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
