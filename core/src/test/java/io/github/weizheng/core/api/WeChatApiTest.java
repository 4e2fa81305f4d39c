package io.github.weizheng.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.token.IssuedToken;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatApiTest {
    private static final String APP_SECRET = "0123456789abcdef0123456789abcdef";
    private final MockWebServer server = new MockWebServer();
    private final List<Duration> waits = new ArrayList<>();

    record Ask(String name) {}

    record Answer(long msgid, String label) {}

    /** A caller's own record, whose words name a citizen. */
    record Lookup(boolean known) {
        public String getReceiver() {
            if (!known) {
                throw new IllegalStateException("no such citizen: o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
            }
            return "a citizen";
        }
    }

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsTheCallersRecordAndReadsTheAnswerIntoAnother() throws Exception {
        token("t1");
        json("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":90261533849829378,\"label\":\"水费\",\"new\":1}");
        Answer answer = api().post("/cgi-bin/any/path", new Ask("水费 𠮷"), Answer.class);
        assertThat(answer).isEqualTo(new Answer(90261533849829378L, "水费"));
        RecordedRequest tokenCall = server.takeRequest();
        assertThat(tokenCall.getTarget()).isEqualTo("/cgi-bin/stable_token");
        assertThat(tokenCall.getBody().utf8())
                .isEqualTo("{\"grant_type\":\"client_credential\",\"appid\":\"wx1\",\"secret\":\"" + APP_SECRET
                        + "\",\"force_refresh\":false}");
        RecordedRequest call = server.takeRequest();
        assertThat(call.getTarget()).isEqualTo("/cgi-bin/any/path?access_token=t1");
        assertThat(call.getBody().utf8()).isEqualTo("{\"name\":\"水费 𠮷\"}");
    }

    @Test
    void encodesTheQueryOfAGet() throws Exception {
        token("t/1+");
        json("{\"label\":\"a\"}");
        assertThat(api().get("/cgi-bin/x", Map.of("q", "水 &"), Answer.class).label())
                .isEqualTo("a");
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/cgi-bin/x?q=%E6%B0%B4+%26&access_token=t%2F1%2B");
    }

    @Test
    void keepsAPathPrefixOfAReverseProxy() throws Exception {
        token("t1");
        json("{}");
        api(WeChatApi.builder(account()).baseUrl(URI.create(base() + "/wechat-proxy/")))
                .get("/cgi-bin/x", Map.of(), Map.class);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/wechat-proxy/cgi-bin/stable_token");
        assertThat(server.takeRequest().getTarget()).startsWith("/wechat-proxy/cgi-bin/x?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40014", "42001", "\"42001\""})
    void replacesARefusedTokenOnceAndRepeatsTheCall(String errcode) throws Exception {
        token("old");
        json("{\"errcode\":" + errcode + ",\"errmsg\":\"invalid credential\"}");
        token("new");
        json("{\"msgid\":1,\"label\":\"\"}");
        assertThat(api().post("/cgi-bin/x", new Ask("a"), Answer.class).msgid()).isEqualTo(1);
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).endsWith("=old");
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).endsWith("=new");
    }

    @Test
    void givesUpWhenTheNewTokenIsRefusedToo() {
        token("old");
        json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
        token("new");
        json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
        ApiException e = refusal(() -> api().post("/cgi-bin/x", new Ask("a"), Answer.class));
        assertThat(e.code()).isEqualTo("40001");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void repeatsABusyAnswerOnlyForCallsThatMayBeRepeated() {
        token("t");
        json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        json("{\"label\":\"done\"}");
        assertThat(api().postRepeatable("/cgi-bin/x", new Ask("a"), Answer.class)
                        .label())
                .isEqualTo("done");
        assertThat(waits).hasSize(2);
    }

    @Test
    void givesUpAfterThreeBusyAnswers() {
        token("t");
        for (int i = 0; i < 3; i++) {
            json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        }
        ApiException e = refusal(() -> api().get("/cgi-bin/x", Map.of(), Map.class));
        assertThat(e.code()).isEqualTo("-1");
        assertThat(e.retryable()).isTrue();
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void doesNotRepeatABusyPost() {
        token("t");
        json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        ApiException e = refusal(() -> api().post("/cgi-bin/x", new Ask("a"), Map.class));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRefusalSaysWhatAndWhyAndWhatToDoInTwoLanguages() {
        token("t");
        json("{\"errcode\":40037,\"errmsg\":\"invalid template_id rid: 61725984-6126f6f9-040f19c4\"}");
        ApiException e = refusal(() -> api().post("/cgi-bin/message/template/send", new Ask("a"), Map.class));
        assertThat(e.code()).isEqualTo("40037");
        assertThat(e.rid()).contains("61725984-6126f6f9-040f19c4");
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(e.retryable()).isFalse();
        assertThat(e.remedy(Locale.CHINA)).contains("订阅通知");
        assertThat(e.remedy(Locale.US)).contains("subscription");
        assertThat(e)
                .hasMessageContaining("POST /cgi-bin/message/template/send")
                .hasMessageContaining("40037");
    }

    @Test
    void anUnknownErrcodeIsARefusalWithoutARemedy() {
        token("t");
        json("{\"errcode\":1234567,\"errmsg\":\"something new\"}");
        ApiException e = refusal(() -> api().get("/x", Map.of(), Map.class));
        assertThat(e.code()).isEqualTo("1234567");
        assertThat(e.retryable()).isFalse();
        assertThat(e.remedy(Locale.CHINA)).isEmpty();
        assertThat(e.rid()).isEmpty();
    }

    @Test
    void aWrongAppSecretIsARefusalOfTheTokenCall() {
        json("{\"errcode\":40125,\"errmsg\":\"invalid appsecret " + APP_SECRET + "\"}");
        ApiException e = refusal(() -> api().get("/x", Map.of(), Map.class));
        assertThat(e.code()).isEqualTo("40125");
        assertThat(e).hasMessageNotContaining(APP_SECRET).hasMessageContaining("***");
    }

    @Test
    void aRefusalQuotesNoOpenidAndStaysOnItsLine() {
        token("50_token-0123456789");
        json("{\"errcode\":40003,\"errmsg\":\"invalid openid o6_bmjrPTlm6_2sgVt7hMZOPfL2M\\nERROR forged\"}");
        ApiException e = refusal(() -> api().get("/x", Map.of(), Answer.class));
        assertThat(e.getMessage()).contains("invalid openid *** ERROR forged").doesNotContain("o6_bmj", "\n");
        json("{\"errcode\":\"o6_bmjrPTlm6_2sgVt7hMZOPfL2M\",\"errmsg\":\"\"}");
        assertThat(refusal(() -> api().get("/x", Map.of(), Answer.class)).code())
                .isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<html>502</html>",
                "{\"access_token\":\"t\"",
                "[1]",
                "\"text\"",
                "null",
                "{}",
                "{\"access_token\":\"\",\"expires_in\":7200}",
                "{\"access_token\":\"t\",\"expires_in\":0}",
                "{\"access_token\":\"t\",\"expires_in\":\"soon\"}",
                "{\"access_token\":{\"x\":1},\"expires_in\":7200}",
                "{\"access_token\":\"t\",\"expires_in\":9223372036854775807}",
                "{\"access_token\":\"t\",\"expires_in\":2678401}"
            })
    void aTokenAnswerInAnyOtherFormIsMalformed(String body) {
        json(body);
        assertThatThrownBy(() -> api().get("/x", Map.of(), Map.class)).isInstanceOf(MalformedResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 404, 500, 502})
    void anHtmlErrorPageKeepsItsStatus(int status) {
        token("t");
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", base() + "/elsewhere")
                .body("<html>secret page</html>")
                .build());
        MalformedResponseException e =
                catchThrowableOfType(MalformedResponseException.class, () -> api().post("/x", new Ask("a"), Map.class));
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(e).hasMessageNotContaining("secret page");
        assertThat(server.getRequestCount()).as("no redirect is followed").isEqualTo(2);
    }

    @Test
    void buildingTouchesNoNetwork() {
        api();
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", ""})
    void aBodyThatIsNoObjectIsRefusedBeforeItIsSent(String body) {
        for (Object wrong : new Object[] {body, body.getBytes(UTF_8), 7, true}) {
            assertThatThrownBy(() -> api().post("/x", wrong, Answer.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("body: ");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void anAnswerTypeThatCannotHoldAnObjectIsRefusedBeforeAnythingIsSent() {
        for (Class<?> wrong : List.of(String.class, Void.class, Long.class, int.class, byte[].class)) {
            assertThatThrownBy(() -> api().post("/x", new Ask("a"), wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("type: ");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void misuseIsNamed() {
        OfficialAccount bare = OfficialAccount.builder("wx1").build();
        assertThatThrownBy(() -> WeChatApi.builder(bare).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("appSecret");
        assertThatThrownBy(() -> WeChatApi.builder(bare).baseUrl(URI.create("ftp://x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WeChatApi.builder(bare).baseUrl(URI.create("https://u:p@x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WeChatApi.builder(bare).baseUrl(URI.create("http://x:99999")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api(WeChatApi.builder(account()).baseUrl(URI.create("http://x/prefix")))
                        .get("/../y", Map.of(), Map.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api().get("x", Map.of(), Map.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api().get("/x?a=1", Map.of(), Map.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordThatCannotBeWrittenIsNamedWithThePlaceAndWithoutItsWords() {
        Object wrong = new Lookup(false);
        assertThatThrownBy(() -> api().post("/x", Map.of("to", wrong), Map.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("body: ")
                .hasMessageContaining("receiver")
                .satisfies(e -> assertThat(new StringBuilder().append(e).append(e.getCause()))
                        .doesNotContain("o6_bmjrPTlm6"));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void theTokenIsNotTheCallersToGive() {
        assertThatThrownBy(() -> api().get("/x", Map.of("access_token", "mine"), Map.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("access_token")
                .hasMessageNotContaining("mine");
    }

    @Test
    void callsWithoutATokenWhatHasOneOfItsOwn() throws Exception {
        json("{\"label\":\"citizen\"}");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("appid", "wx1");
        query.put("code", "c o/de");
        assertThat(api().getWithoutToken("/sns/oauth2/access_token", query, Answer.class)
                        .label())
                .isEqualTo("citizen");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/sns/oauth2/access_token?appid=wx1&code=c+o%2Fde");
    }

    @Test
    void aRefusalWithoutATokenIsFinalAndQuotesNoValueOfTheQuery() {
        json("{\"errcode\":40001,\"errmsg\":\"invalid credential c4n4ry-c0de\"}");
        ApiException e =
                refusal(() -> api().getWithoutToken("/sns/userinfo", Map.of("access_token", "c4n4ry-c0de"), Map.class));
        assertThat(e.code()).isEqualTo("40001");
        assertThat(e).hasMessageContaining("GET /sns/userinfo").hasMessageNotContaining("c4n4ry");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void takesTokensFromAnotherSystem() throws Exception {
        json("{}");
        AtomicInteger asked = new AtomicInteger();
        OfficialAccount withoutSecret = OfficialAccount.builder("wx1").build();
        WeChatApi api = WeChatApi.builder(withoutSecret)
                .baseUrl(base())
                .tokenSource(() -> {
                    asked.incrementAndGet();
                    return IssuedToken.of(Secret.of("theirs"), Duration.ofHours(1));
                })
                .build();
        assertThat(asked).hasValue(0);
        api.get("/x", Map.of(), Map.class);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/x?access_token=theirs");
    }

    private static ApiException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }

    private void token(String token) {
        json("{\"access_token\":\"" + token + "\",\"expires_in\":7200}");
    }

    private void json(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    private static OfficialAccount account() {
        return OfficialAccount.builder("wx1").appSecret(Secret.of(APP_SECRET)).build();
    }

    private WeChatApi api() {
        return api(WeChatApi.builder(account()).baseUrl(base()));
    }

    private WeChatApi api(WeChatApi.Builder builder) {
        return builder.delayer(waits::add).build();
    }
}
