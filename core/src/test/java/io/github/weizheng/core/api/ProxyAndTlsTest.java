package io.github.weizheng.core.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An isolated network: out through a forward proxy that asks for a password, to a host with a certificate of the office's own authority. */
class ProxyAndTlsTest {
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private ApiScene scene;
    private ForwardProxy proxy;

    @BeforeEach
    void start() throws IOException {
        scene = new ApiScene();
        proxy = new ForwardProxy("office", "c4n4ry-passw0rd");
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        scene.close();
    }

    @Test
    void aPlainCallGoesThroughTheProxyWithItsPassword() {
        scene.json("{\"a\":1}");
        WeChatApi api = scene.builder().httpClient(through("c4n4ry-passw0rd")).build();
        assertThat(api.get("/x", Map.of(), ApiScene.Answer.class).a()).isEqualTo(1);
        assertThat(proxy.requests()).contains("GET http://127.0.0.1:" + scene.server.getPort() + "/x");
    }

    @Test
    void aTlsCallGoesThroughATunnelToAHostOfTheOfficesOwnAuthority() {
        serveTls();
        scene.json("{\"a\":1}");
        OkHttpClient client = trusting(through("c4n4ry-passw0rd").newBuilder());
        WeChatApi api = scene.builder().httpClient(client).baseUrl(https()).build();
        assertThat(api.post("/x", Map.of(), ApiScene.Answer.class).a()).isEqualTo(1);
        assertThat(proxy.requests()).contains("CONNECT 127.0.0.1:" + scene.server.getPort());
        assertThat(scene.taken().getHeaders().names()).doesNotContain("Proxy-Authorization");
    }

    @Test
    void aProxyThatRefusesThePasswordMeansThatNothingWasSent() {
        serveTls();
        OkHttpClient client = trusting(through("wrong").newBuilder());
        WeChatApi api = scene.builder().httpClient(client).baseUrl(https()).build();
        TransportException e =
                catchThrowableOfType(TransportException.class, () -> api.post("/x", Map.of(), Map.class));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(scene.server.getRequestCount()).isZero();
    }

    @Test
    void aHostOfAnUnknownAuthorityIsSentNothing() {
        serveTls();
        WeChatApi api = scene.builder().baseUrl(https()).build();
        TransportException e =
                catchThrowableOfType(TransportException.class, () -> api.post("/x", Map.of(), Map.class));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(e).hasMessageContaining("SSLHandshakeException");
        assertThat(scene.server.getRequestCount()).isZero();
    }

    private OkHttpClient through(String password) {
        String credentials = Credentials.basic("office", password, ISO_8859_1);
        return new OkHttpClient.Builder()
                .proxy(new Proxy(
                        Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
                .proxyAuthenticator((route, response) -> {
                    boolean tried = response.request().header("Proxy-Authorization") != null;
                    return tried
                            ? null
                            : response.request()
                                    .newBuilder()
                                    .header("Proxy-Authorization", credentials)
                                    .build();
                })
                .build();
    }

    private OkHttpClient trusting(OkHttpClient.Builder client) {
        HandshakeCertificates ours = new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build();
        return client.sslSocketFactory(ours.sslSocketFactory(), ours.trustManager())
                .build();
    }

    private void serveTls() {
        HeldCertificate host = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        scene.server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(host, authority.certificate())
                .build()
                .sslSocketFactory());
    }

    private URI https() {
        return URI.create("https://127.0.0.1:" + scene.server.getPort());
    }
}
