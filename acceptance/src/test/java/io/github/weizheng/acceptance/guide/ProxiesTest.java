package io.github.weizheng.acceptance.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final String PATH = "/cgi-bin/menu/get";

    private final OfficialAccount account = OfficialAccount.builder("wx0123456789abcdef")
            .appSecret(Secret.of("a-secret-of-this-test"))
            .build();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void throughAReverseProxyWithAPathPrefix() throws IOException {
        HttpServer proxy = started(HttpServer.create(Town.anyPort(), 0));
        try {
            URI reverseProxy = Town.at(proxy.getAddress(), "/wx/");
            // tag::reverseProxy[]
            WeChatApi api = WeChatApi.builder(account)
                    .baseUrl(reverseProxy) // 如 https://proxy.example.gov.cn/wx/，由代理去掉 /wx
                    .build();
            // end::reverseProxy[]
            api.get(PATH, Map.of(), Map.class);
            assertThat(seen).containsExactly("/wx/cgi-bin/stable_token", "/wx" + PATH);
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void throughAForwardProxyThatWantsCredentials() throws IOException {
        HttpServer server = started(HttpServer.create(Town.anyPort(), 0), "Basic ");
        try {
            InetSocketAddress proxyAddress = server.getAddress();
            // tag::forwardProxy[]
            OkHttpClient client = new OkHttpClient.Builder()
                    .proxy(new Proxy(Proxy.Type.HTTP, proxyAddress))
                    .proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                            ? null // 已带过密码仍被拒绝：放弃
                            : response.request()
                                    .newBuilder()
                                    .header("Proxy-Authorization", Credentials.basic("user", "password"))
                                    .build())
                    .build();
            WeChatApi.Builder builder = WeChatApi.builder(account).httpClient(client);
            // end::forwardProxy[]
            builder.baseUrl(URI.create("http://wechat.invalid")).build().get(PATH, Map.of(), Map.class);
            assertThat(seen).containsExactly("/cgi-bin/stable_token", PATH);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void withTheOfficesOwnCertificates() throws IOException, GeneralSecurityException {
        HeldCertificate held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HttpsServer server = HttpsServer.create(Town.anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .build()
                .sslContext()));
        started(server);
        try (InputStream pem = new ByteArrayInputStream(held.certificatePem().getBytes(UTF_8))) {
            // tag::tls[]
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            X509TrustManager trust = (X509TrustManager) factory.getTrustManagers()[0];
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {trust}, null);
            OkHttpClient client = new OkHttpClient.Builder()
                    .sslSocketFactory(tls.getSocketFactory(), trust)
                    .build();
            // end::tls[]
            WeChatApi api = WeChatApi.builder(account)
                    .httpClient(client)
                    .baseUrl(URI.create(
                            "https://127.0.0.1:" + server.getAddress().getPort()))
                    .build();
            api.get(PATH, Map.of(), Map.class);
            assertThat(seen).hasSize(2);
        } finally {
            server.stop(0);
        }
    }

    private HttpServer started(HttpServer server) {
        return started(server, "");
    }

    /** Stands for WeChat behind the proxy; asks for credentials that begin so. */
    private HttpServer started(HttpServer server, String credentials) {
        server.createContext("/", exchange -> {
            String given = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            if (!credentials.isEmpty() && (given == null || !given.startsWith(credentials))) {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
                answer(exchange, 407, "");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            seen.add(path);
            boolean token = path.endsWith("/stable_token");
            answer(exchange, 200, token ? "{\"access_token\":\"a-token\",\"expires_in\":7200}" : "{\"errcode\":0}");
        });
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
