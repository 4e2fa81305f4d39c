package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import io.github.weizheng.testkit.SimulatedAccount;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that WeChat's own addresses reach, and nobody else. */
@ExtendWith(LogCanary.class)
class CallbackOriginsTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedAccount console = wechat.account();
    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private String answer = "";
    private final CallbackOrigins origins =
            CallbackOrigins.builder(api()).clock(() -> now).build();
    private final CallbackOrigins behindProxies = CallbackOrigins.builder(api())
            .trustedProxies("10.0.0.0/8", "fd00::/8")
            .clock(() -> now)
            .build();

    @AfterEach
    void close() {
        wechat.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "106.55.206.146",
                "203.205.255.255",
                "203.205.128.0",
                "2402:4e00::17",
                "2402:4E00:0:0:0:0:0:17",
                "2402:4e00::17%eth0",
                "::ffff:106.55.206.146",
                "2001:db8:7fff::1"
            })
    void whatIsInTheListIsAdmitted(String address) {
        list("106.55.206.146", " 203.205.128.0/17", "2402:4e00::17", "2001:db8::/33", "no address");
        assertThat(reason(endpoint(origins), from(address))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "106.55.206.147",
                "203.205.127.255",
                "203.206.0.0",
                "2402:4e00::18",
                "2001:db8:8000::1",
                "::106.55.206.146",
                "106.55.206.146.",
                "106.55.206.0146",
                "106.55.206",
                "1782042258",
                "0x6a37ce92",
                "106.55.206.256",
                "2402:4e00::17::",
                "::g",
                ":",
                ".:",
                "localhost",
                "wechat.example.com",
                "",
                "%"
            })
    void whatIsNotIsRejected(String address) {
        list("106.55.206.146", "203.205.128.0/17", "2402:4e00::17", "2001:db8::/33");
        assertThat(reason(endpoint(origins), from(address))).isEqualTo(Reason.ORIGIN);
        assertThat(endpoint(origins).handle(from(address)).status()).isEqualTo(403);
    }

    @Test
    void aRequestWithoutAnAddressIsRejected() {
        list("106.55.206.146");
        assertThat(reason(endpoint(origins), request(Map.of()))).isEqualTo(Reason.ORIGIN);
    }

    @Test
    void aWrongSignatureIsRejectedFirstAndCostsNoCall() {
        list("106.55.206.146");
        Delivered stranger = Delivered.secure(Delivered.text(1, "你好"));
        stranger.query.put("nonce", "1");
        assertThat(reason(endpoint(origins), stranger.request().from("192.0.2.1")))
                .isEqualTo(Reason.SIGNATURE_MISMATCH);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.1.2.3       | 106.55.206.146                            | yes",
                "10.1.2.3       | 192.0.2.1, 106.55.206.146                 | yes",
                "10.1.2.3       | 106.55.206.146, 10.9.9.9,fd00::1          | yes",
                "10.1.2.3       | 106.55.206.146:4711                       | yes",
                "10.1.2.3       | [::ffff:106.55.206.146]:4711              | yes",
                "fd12::1        | 106.55.206.146                            | yes",
                "106.55.206.146 | 192.0.2.1                                 | yes",
                "10.1.2.3       | 106.55.206.146, 192.0.2.1                 | no",
                "10.1.2.3       | 106.55.206.146, unknown                   | no",
                "10.1.2.3       | 106.55.206.146,                           | no",
                "10.1.2.3       | 10.1.1.1                                  | no",
                "10.1.2.3       | -                                         | no",
                "192.0.2.1      | 106.55.206.146                            | no"
            })
    void behindProxiesTheRightMostAddressThatIsNotTheirsCounts(
            String peer, @Nullable String forwarded, String admitted) {
        list("106.55.206.146");
        CallbackRequest request = request(forwarded == null ? Map.of() : Map.of("x-forwarded-for", List.of(forwarded)))
                .from(peer);
        assertThat(reason(endpoint(behindProxies), request)).isEqualTo(admitted.equals("yes") ? null : Reason.ORIGIN);
    }

    @Test
    void severalLinesOfAHeaderAreOneList() {
        list("106.55.206.146");
        CallbackRequest request = request(Map.of("X-Forwarded-For", List.of("106.55.206.146", "192.0.2.1")))
                .from("10.1.2.3");
        assertThat(reason(endpoint(behindProxies), request)).isEqualTo(Reason.ORIGIN);
    }

    @Test
    void theListIsKeptForADay() {
        list("106.55.206.146");
        CallbackEndpoint endpoint = endpoint(origins);
        assertThat(reason(endpoint, from("106.55.206.146"))).isNull();
        now = now.plus(Duration.ofDays(1));
        assertThat(reason(endpoint, from("106.55.206.146"))).isNull();
        assertThat(asked).hasValue(1);
        now = now.plusSeconds(1);
        list("192.0.2.1");
        assertThat(reason(endpoint, from("106.55.206.146"))).isEqualTo(Reason.ORIGIN);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anUnknownAddressIsLookedUpOnceInFiveMinutes() {
        list("106.55.206.146");
        CallbackEndpoint endpoint = endpoint(origins);
        assertThat(reason(endpoint, from("106.55.206.146"))).isNull();
        list("106.55.206.146", "192.0.2.1");
        assertThat(reason(endpoint, from("192.0.2.1"))).isEqualTo(Reason.ORIGIN);
        assertThat(asked).hasValue(1);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(reason(endpoint, from("192.0.2.1"))).isNull();
        assertThat(reason(endpoint, from("192.0.2.2"))).isEqualTo(Reason.ORIGIN);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aListThatCannotBeFetchedAdmitsEverybodyUntilThereIsOneAndThenTheLastGoesOn() {
        CallbackEndpoint endpoint = endpoint(origins);
        for (String failure :
                List.of("{\"errcode\":40013,\"errmsg\":\"invalid appid\"}", "{}", "{\"ip_list\":[\"?\"]}")) {
            answer(failure);
            assertThat(reason(endpoint, from("192.0.2.1"))).isNull();
            now = now.plus(Duration.ofMinutes(5));
        }
        list("106.55.206.146");
        assertThat(reason(endpoint, from("192.0.2.1"))).isEqualTo(Reason.ORIGIN);
        answer("{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}");
        now = now.plus(Duration.ofDays(3));
        assertThat(reason(endpoint, from("106.55.206.146"))).isNull();
        assertThat(reason(endpoint, from("192.0.2.1"))).isEqualTo(Reason.ORIGIN);
        assertThat(asked).hasValue(5);
    }

    @Test
    void whileOneThreadAsksTheOthersUseTheListAtHand() throws Exception {
        list("106.55.206.146");
        CallbackEndpoint endpoint = endpoint(origins);
        assertThat(reason(endpoint, from("106.55.206.146"))).isNull();
        now = now.plus(Duration.ofDays(2));
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        console.serve("GET", "/cgi-bin/getcallbackip", body -> {
            asking.countDown();
            awaited(go);
            return "{\"ip_list\":[\"192.0.2.1\"]}";
        });
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<@Nullable Reason> first = pool.submit(() -> reason(endpoint, from("192.0.2.1")));
            asking.await();
            assertThat(reason(endpoint, from("106.55.206.146"))).isNull();
            assertThat(reason(endpoint, from("192.0.2.1"))).isEqualTo(Reason.ORIGIN);
            go.countDown();
            assertThat(first.get()).isNull();
        } finally {
            pool.shutdownNow();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theHandshakeMayComeFromAnywhere() {
        list("106.55.206.146");
        CallbackRequest handshake =
                CallbackRequest.of("GET", Delivered.plain("").rawQuery() + "&echostr=1", new byte[0]);
        assertThat(endpoint(origins).handle(handshake.from("192.0.2.1")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example.com",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "/8",
                "fd00::/129",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8"
            })
    void aProxyIsAnAddressOrARange(String wrong) {
        assertThatThrownBy(() -> CallbackOrigins.builder(api()).trustedProxies(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trustedProxies");
    }

    private static @Nullable Reason reason(CallbackEndpoint endpoint, CallbackRequest request) {
        try {
            endpoint.open(request);
            return null;
        } catch (CallbackRejectedException e) {
            return e.reason();
        }
    }

    private static CallbackEndpoint endpoint(CallbackOrigins origins) {
        return CallbackEndpoint.builder(Delivered.account(), m -> Reply.none())
                .origins(origins)
                .build();
    }

    private static CallbackRequest from(String address) {
        return request(Map.of()).from(address);
    }

    private static CallbackRequest request(Map<String, List<String>> headers) {
        Delivered delivered = Delivered.secure(Delivered.text(1, "你好"));
        return CallbackRequest.of("POST", delivered.rawQuery(), headers, delivered.body.getBytes(UTF_8));
    }

    private void list(String... addresses) {
        answer("{\"ip_list\":["
                + Arrays.stream(addresses).map(a -> "\"" + a + "\"").collect(Collectors.joining(",")) + "]}");
    }

    private void answer(String json) {
        answer = json;
        console.serve("GET", "/cgi-bin/getcallbackip", body -> {
            asked.incrementAndGet();
            return answer;
        });
    }

    private WeChatApi api() {
        return WeChatApi.builder(OfficialAccount.builder(console.appId())
                        .appSecret(Secret.of(console.appSecret()))
                        .build())
                .baseUrl(wechat.apiUrl())
                .clock(wechat.clock())
                .build();
    }
}
