package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.testkit.Fault;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostsAndFaultsTest {
    private static final String CREATE = "/cgi-bin/menu/create";
    private static final String MENU = "{\"button\":[{\"type\":\"click\",\"name\":\"n\",\"key\":\"k\"}]}";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void bothHostsServeTheSameAccount() throws Exception {
        String token = api.token();

        assertThat(get(wechat.backupApiUrl() + "/cgi-bin/menu/get?access_token=" + token)
                        .body())
                .contains("46003");
        assertThat(wechat.apiHost().requests()).isEqualTo(1);
        assertThat(wechat.backupApiHost().requests()).isEqualTo(1);
        assertThat(wechat.apiHost().url()).isEqualTo(wechat.apiUrl()).isNotEqualTo(wechat.backupApiUrl());
    }

    @Test
    void aHostThatIsOffRefusesAndComesBackWhereItWas() throws Exception {
        URI url = wechat.apiUrl();
        for (int i = 0; i < 3; i++) {
            wechat.apiHost().switchOff();
            wechat.apiHost().switchOff();
            assertThatThrownBy(() -> connect(url)).isInstanceOf(ConnectException.class);
            assertThat(get(wechat.backupApiUrl() + "/cgi-bin/menu/get").body()).contains("41001");

            wechat.apiHost().switchOn();
            wechat.apiHost().switchOn();
            assertThat(wechat.apiUrl()).isEqualTo(url);
            assertThat(get(url + "/cgi-bin/menu/get").body()).contains("41001");
        }
        wechat.apiHost().switchOff();
    }

    @Test
    void everyAnswerIsDatedByTheSimulatorsClock() throws Exception {
        wechat.clock().advance(Duration.ofDays(40));
        Instant before = wechat.clock().instant().truncatedTo(ChronoUnit.SECONDS);

        for (URI url : new URI[] {wechat.apiUrl(), wechat.backupApiUrl(), wechat.openUrl(), wechat.payUrl()}) {
            String date = get(url + "/").headers().firstValue("Date").orElseThrow();

            assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .isBetween(before, before.plusSeconds(600));
        }
    }

    static Stream<Arguments> answeredFaults() {
        byte[] quoted = "{\"errcode\":\"-1\"}".getBytes(StandardCharsets.UTF_16LE);
        return Stream.of(
                Arguments.of("HTML page", Fault.page(502), 502, false),
                Arguments.of("errcode", Fault.errcode(-1), 200, false),
                Arguments.of("own answer", Fault.answer(200, "text/plain; charset=utf-16", quoted), 200, false),
                Arguments.of("empty answer", Fault.answer(500, "text/plain", new byte[0]), 500, false),
                Arguments.of("truncated", Fault.truncated(), 200, true),
                Arguments.of("slow", Fault.slow(Duration.ofMillis(1)), 200, true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answeredFaults")
    void afterAFaultWithAnAnswerTheCallHadItsEffectOrNot(String name, Fault fault, int status, boolean effect)
            throws Exception {
        String target = CREATE + "?access_token=" + api.token();
        wechat.account().failNext(CREATE, fault);

        assertThat(api.send("POST", target, MENU).statusCode()).as(name).isEqualTo(status);
        assertThat(wechat.account().menuJson().isPresent()).as(name).isEqualTo(effect);
        assertThat(api.errcode(CREATE, MENU)).isZero();
    }

    static Stream<Arguments> unansweredFaults() {
        return Stream.of(
                Arguments.of("reset", Fault.reset(), false),
                Arguments.of("hang up", Fault.hangUp(), true),
                Arguments.of("cut", Fault.cut(), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unansweredFaults")
    void afterAFaultWithoutAnAnswerTheCallHadItsEffectOrNot(String name, Fault fault, boolean effect) throws Exception {
        String target = CREATE + "?access_token=" + api.token();
        wechat.account().failNext(CREATE, fault);

        assertThatThrownBy(() -> api.send("POST", target, MENU)).as(name).isInstanceOf(IOException.class);
        assertThat(wechat.account().menuJson().isPresent()).as(name).isEqualTo(effect);
        assertThat(api.errcode(CREATE, MENU)).isZero();
    }

    @Test
    void whatTheFaultsLookLike() throws Exception {
        String target = CREATE + "?access_token=" + api.token();
        wechat.account().failNext(CREATE, Fault.page(502));
        wechat.account().failNext(CREATE, Fault.truncated());
        wechat.account().failNext(CREATE, Fault.errcode(-1));

        assertThat(api.send("POST", target, MENU).body()).startsWith("<html>").contains("502 Bad Gateway");
        assertThat(api.send("POST", target, MENU).body()).isEqualTo("{\"errcode\":0,");
        assertThat(api.post(target, MENU).get("errmsg").asText()).matches("system error rid: [0-9a-f-]{26}");
    }

    @Test
    void aStalledAnswerEndsWhenTheHostGoesOff() throws Exception {
        wechat.account().failNext("/cgi-bin/menu/get", Fault.stall());
        HttpRequest request = HttpRequest.newBuilder(URI.create(wechat.apiUrl() + "/cgi-bin/menu/get"))
                .build();
        HttpResponse<java.io.InputStream> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().read()).isEqualTo('{');

        wechat.apiHost().switchOff();

        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void aFaultCanLastForSeveralCallsOnAnyHost() throws Exception {
        wechat.account().failNext("/sns/auth", Fault.errcode(-1), 3);

        assertThat(api.get("/sns/auth").get("errcode").asInt()).isEqualTo(-1);
        assertThat(get(wechat.backupApiUrl() + "/sns/auth").body()).contains("-1");
        assertThat(api.get("/sns/auth").get("errcode").asInt()).isEqualTo(-1);
        assertThat(api.get("/sns/auth").get("errcode").asInt()).isEqualTo(41001);
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> Fault.page(199)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.slow(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wechat.account().failNext(CREATE, Fault.reset(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wechat.account().failNext("create", Fault.reset()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void connect(URI url) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getInputStream();
        }
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
