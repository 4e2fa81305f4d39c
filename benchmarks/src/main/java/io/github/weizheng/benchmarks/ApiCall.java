package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.message.template.SentTemplateMessage;
import io.github.weizheng.message.template.TemplateMessage;
import io.github.weizheng.message.template.TemplateMessages;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A template message sent to a server on the loopback, by one thread and by sixteen. The floor is OkHttp with the same bytes, ready made, and the
 * same limit of time; {@code bare} has no limit, as OkHttp comes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(3)
public class ApiCall {
    private static final String OPEN_ID = "oLVPpjqs9BhvzwPj5A-vTYAX3GLc";
    private static final String TEMPLATE = "ngqIpbwh8bUfcSsECmogfXcV14J0tQlEpBO27izEYtY";
    private static final byte[] BODY = ("{\"touser\":\"" + OPEN_ID + "\",\"template_id\":\"" + TEMPLATE
                    + "\",\"url\":\"https://hall.example.gov.cn/bills/310000123\",\"client_msg_id\":\"water-310000123-202610\","
                    + "\"data\":{\"thing2\":{\"value\":\"水费\"},\"amount3\":{\"value\":\"12.60元\"},\"time4\":{\"value\":\"2026年10月31日\"}}}")
            .getBytes(UTF_8);

    private final LoopbackServer server = new LoopbackServer("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":200228332}");
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(16, 5, TimeUnit.MINUTES))
            .build();
    private final OkHttpClient limited =
            client.newBuilder().callTimeout(Duration.ofSeconds(30)).build();
    private final MediaType json = MediaType.get("application/json");
    private final String url = server.url() + "/cgi-bin/message/template/send?access_token=token";
    private final TemplateMessages messages = new TemplateMessages(
            WeChatApi.builder(OfficialAccount.builder("wx0123456789abcdef").build())
                    .baseUrl(server.url())
                    .httpClient(client)
                    .tokenSource(() -> IssuedToken.of(Secret.of("token"), Duration.ofHours(2)))
                    .build());

    @Benchmark
    @Threads(1)
    public byte[] bare1() throws IOException {
        return exchange(client);
    }

    @Benchmark
    @Threads(1)
    public byte[] floor1() throws IOException {
        return exchange(limited);
    }

    @Benchmark
    @Threads(1)
    public SentTemplateMessage send1() {
        return send();
    }

    @Benchmark
    @Threads(16)
    public byte[] bare16() throws IOException {
        return exchange(client);
    }

    @Benchmark
    @Threads(16)
    public byte[] floor16() throws IOException {
        return exchange(limited);
    }

    @Benchmark
    @Threads(16)
    public SentTemplateMessage send16() {
        return send();
    }

    @TearDown
    public void close() {
        server.close();
        client.connectionPool().evictAll();
    }

    private byte[] exchange(OkHttpClient with) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(BODY, json))
                .build();
        try (Response response = with.newCall(request).execute()) {
            return response.body().bytes();
        }
    }

    private SentTemplateMessage send() {
        return messages.send(TemplateMessage.builder(OpenId.of(OPEN_ID), TEMPLATE)
                .url("https://hall.example.gov.cn/bills/310000123")
                .clientMsgId("water-310000123-202610")
                .data("thing2", "水费")
                .data("amount3", "12.60元")
                .data("time4", "2026年10月31日")
                .build());
    }
}
