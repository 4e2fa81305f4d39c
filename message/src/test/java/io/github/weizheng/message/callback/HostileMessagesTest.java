package io.github.weizheng.message.callback;

import static io.github.weizheng.message.callback.RejectedCallbacksTest.TEXT;
import static io.github.weizheng.message.callback.RejectedCallbacksTest.flip;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import io.github.weizheng.message.test.PlaintextFrame;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every named hostile input as a request: in secure and in plain mode, in XML and in JSON, over HTTP where size matters. No handler runs. */
@ExtendWith(LogCanary.class)
class HostileMessagesTest {
    private static final String TABLES = "io.github.weizheng.message.inbound.MalformedMessageTest#";
    private static final String FIVE_MB = "x".repeat(5 * 1024 * 1024);

    private final AtomicInteger handled = new AtomicInteger();
    private final CallbackEndpoint secure = counting(Delivered.account());
    private final CallbackEndpoint plain = counting(Delivered.plainAccount());

    @AfterEach
    void noneIsHandled() {
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({TABLES + "documents", TABLES + "json", TABLES + "numbers"})
    void isRefusedWhoeverSignedIt(String name, byte[] message) {
        String encrypt = PlaintextFrame.encrypted(PlaintextFrame.around(message));
        Delivered delivered = Delivered.encrypted(Delivered.TOKEN, encrypt);
        assertRefused(secure, delivered.request(), 400);
        assertRefused(secure, delivered.inJson().request(), 400);
        assertRefused(plain, CallbackRequest.of("POST", Delivered.plain("").rawQuery(), message), 400);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({TABLES + "documents", TABLES + "json"})
    void isNoEnvelopeEither(String name, byte[] body) {
        String query = Delivered.secure(TEXT).rawQuery();
        assertRefused(secure, CallbackRequest.of("POST", query, body), 400);
    }

    @Test
    void everyTamperedCharacterOfWhatIsSignedIsRefused() {
        for (String name : List.of("msg_signature", "timestamp", "nonce")) {
            String genuine = Delivered.secure(TEXT).query.getOrDefault(name, "");
            for (int i = 0; i < genuine.length(); i++) {
                Delivered delivered = Delivered.secure(TEXT);
                delivered.query.put(name, flip(delivered.query.getOrDefault(name, ""), i));
                assertRefused(secure, delivered.request(), 401);
                assertRefused(secure, delivered.inJson().request(), 401);
            }
        }
    }

    @Test
    void everyTamperedCharacterOfACiphertextInJsonIsRefused() {
        Delivered delivered = Delivered.secure(TEXT).inJson();
        String body = delivered.body;
        for (int i = body.indexOf("\"Encrypt\":\"") + 11; i < body.lastIndexOf('"'); i++) {
            delivered.body = flip(body, i);
            assertRefused(secure, delivered.request(), 401);
        }
    }

    @Test
    void anUpperCaseSignatureIsRefusedInEveryMode() {
        Delivered delivered = Delivered.secure(TEXT);
        delivered.query.computeIfPresent("msg_signature", (name, value) -> value.toUpperCase(Locale.ROOT));
        assertRefused(secure, delivered.request(), 401);
        assertRefused(secure, delivered.inJson().request(), 401);
        Delivered open = Delivered.plain(TEXT);
        open.query.computeIfPresent("signature", (name, value) -> value.toUpperCase(Locale.ROOT));
        assertRefused(plain, open.request(), 401);
    }

    @Test
    void fiveMegabytesOverHttpReachNeitherEndpointNorHandler() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/wechat", new JdkHttpAdapter(secure));
        server.start();
        try {
            Delivered delivered = Delivered.secure(TEXT);
            URI uri =
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wechat?" + delivered.rawQuery());
            for (String body : List.of(
                    delivered.body.replace("<Encrypt>", "<a>" + FIVE_MB + "</a><Encrypt>"),
                    "{\"a\":\"" + FIVE_MB + "\"," + delivered.inJson().body.substring(1))) {
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .POST(BodyPublishers.ofString(body))
                        .build();
                assertThat(HttpClient.newHttpClient()
                                .send(request, BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(400);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatTheyWereMadeOfIsHandled() {
        assertThat(secure.handle(Delivered.secure(TEXT).request()).status()).isEqualTo(200);
        assertThat(secure.handle(Delivered.secure(Delivered.text(2, "?"))
                                .inJson()
                                .request())
                        .status())
                .isEqualTo(200);
        assertThat(plain.handle(Delivered.plain(TEXT).request()).status()).isEqualTo(200);
        assertThat(handled.getAndSet(0)).isEqualTo(3);
    }

    private CallbackEndpoint counting(OfficialAccount account) {
        return CallbackEndpoint.builder(account, inbound -> {
                    handled.incrementAndGet();
                    return Reply.none();
                })
                .build();
    }

    private static void assertRefused(CallbackEndpoint endpoint, CallbackRequest request, int status) {
        CallbackResponse response = endpoint.handle(request);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
    }
}
