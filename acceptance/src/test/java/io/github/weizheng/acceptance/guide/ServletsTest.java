package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two servlets of the guide carry callbacks in containers of either name. */
class ServletsTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final CallbackHandler endpoint = CallbackEndpoint.builder(
                    OfficialAccount.builder(wechat.account().appId())
                            .callbackToken(Secret.of(wechat.account().callbackToken()))
                            .encodingAesKey(Secret.of(wechat.account().encodingAesKey()))
                            .build(),
                    Router.builder()
                            .onText("社保", m -> Reply.text("请到二楼"))
                            .otherwise(m -> Reply.transferToAgent())
                            .build())
            .clock(wechat.clock())
            .build();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void open() {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        wechat.close();
    }

    @Test
    void aServletOfJakarta() throws Exception {
        var context = new org.eclipse.jetty.ee9.servlet.ServletContextHandler();
        context.addServlet(
                new org.eclipse.jetty.ee9.servlet.ServletHolder(new JakartaCallbackServlet(endpoint)), "/wechat");
        carriesCallbacks(context.get());
    }

    @Test
    void aServletOfJavax() throws Exception {
        var context = new org.eclipse.jetty.ee8.servlet.ServletContextHandler();
        context.addServlet(
                new org.eclipse.jetty.ee8.servlet.ServletHolder(new JavaxCallbackServlet(endpoint)), "/wechat");
        carriesCallbacks(context.get());
    }

    private void carriesCallbacks(Handler container) throws Exception {
        server.setHandler(container);
        server.start();
        URI url = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/wechat");

        wechat.account().connect(url, CallbackMode.SECURE);
        assertThat(wechat.citizen("oCitizen").write("社保").reply().orElseThrow().toString())
                .contains("请到二楼");

        assertThat(post(url, new byte[endpoint.maxBodyBytes() + 1])).isEqualTo(400);
        assertThat(post(url, "<xml/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(401);
    }

    private static int post(URI url, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
