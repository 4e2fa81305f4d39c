package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.Encrypted;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotifications;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many threads with one merchant, many merchants in one JVM. */
class ManyTest {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "mchid=\"([^\"]+)\",nonce_str=\"([^\"]+)\",timestamp=\"([^\"]+)\",.*signature=\"([^\"]+)\"");
    private static final int THREADS = 64;
    private static final int EACH = 10;
    private static final int MERCHANTS = 1_500;
    private static final int BUSY = 150;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();

    record Named(
            @JsonProperty("name") @Encrypted String name,
            @JsonProperty("number") int number) {}

    @Test
    void sixtyFourThreadsShareOneWeChatPay() throws Exception {
        WeChatPay pay = WeChatPay.builder(Keys.merchant())
                .httpClient(checking(Keys.MCH_ID))
                .build();
        PayNotifications notifications =
                PayNotifications.builder(pay.merchant()).build();
        String plaintext = "{\"mchid\":\"" + Keys.MCH_ID
                + "\",\"appid\":\"wx1\",\"out_trade_no\":\"WATER-1\",\"trade_state\":\"SUCCESS\"}";
        byte[] paid = Platform.notification("TRANSACTION.SUCCESS", "transaction", plaintext);
        Map<String, List<String>> headers =
                Platform.headers(Clock.systemUTC().instant().getEpochSecond(), paid);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Callable<Boolean> work = () -> {
                    start.await(30, TimeUnit.SECONDS);
                    for (int n = 0; n < EACH; n++) {
                        int number = thread * EACH + n;
                        Map<?, ?> echo = pay.post("/v3/echo", new Named("张三", number), Map.class);
                        boolean right = Integer.valueOf(number).equals(echo.get("number"))
                                && notifications.parse(headers, paid) instanceof Paid;
                        if (!right) {
                            return false;
                        }
                    }
                    return true;
                };
                all.add(threads.submit(work));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(nonces).hasSize(THREADS * EACH);
    }

    @Test
    void aMerchantCostsNoThread() {
        PrivateKey key = Keys.privateKey("merchantPrivateKey");
        OkHttpClient client = checking(null);
        int before = Thread.getAllStackTraces().size();
        List<WeChatPay> all = new ArrayList<>();
        for (int i = 0; i < MERCHANTS; i++) {
            Merchant merchant = Merchant.builder(String.valueOf(1_900_000_000 + i))
                    .certificateSerial(Keys.MERCHANT_SERIAL)
                    .privateKey(key)
                    .apiV3Key(Secret.of(Keys.API_V3_KEY))
                    .build();
            all.add(WeChatPay.builder(merchant)
                    .httpClient(client)
                    .downloadCertificates()
                    .build());
        }
        // Most of them are idle at any time.
        for (WeChatPay pay : all.subList(0, BUSY)) {
            assertThat(pay.post("/v3/echo", Map.of("number", 1), Map.class).get("number"))
                    .isEqualTo(1);
        }
        // Others in this JVM come and go; a thread for each merchant would be 1,500, and for each busy one 150.
        assertThat(Thread.getAllStackTraces().size() - before).isLessThan(50);
        assertThat(nonces).hasSize(2 * BUSY);
    }

    /** Answers like WeChat Pay, once the signature over the very bytes is right. */
    private OkHttpClient checking(@Nullable String mchId) {
        Interceptor echo = chain -> {
            Request request = chain.request();
            Buffer buffer = new Buffer();
            if (request.body() != null) {
                request.body().writeTo(buffer);
            }
            String body = buffer.readUtf8();
            Matcher signed = AUTHORIZATION.matcher(String.valueOf(request.header("Authorization")));
            if (!signed.find()
                    || (mchId != null && !signed.group(1).equals(mchId))
                    || !genuine(request, signed, body)) {
                throw new IllegalStateException("not signed over what was sent");
            }
            nonces.add(signed.group(2));
            String answer = request.method().equals("GET") ? Platform.certificates("platformCertificate") : body;
            Response.Builder response = new Response.Builder()
                    .request(request)
                    .protocol(Protocol.HTTP_1_1)
                    .message("")
                    .code(200)
                    .body(ResponseBody.create(answer, MediaType.get("application/json")));
            Platform.headers(Clock.systemUTC().instant().getEpochSecond(), answer.getBytes(UTF_8))
                    .forEach((name, values) -> response.addHeader(name, values.get(0)));
            return response.build();
        };
        return new OkHttpClient.Builder().addInterceptor(echo).build();
    }

    private static boolean genuine(Request request, Matcher signed, String body) {
        String message = request.method() + "\n" + request.url().encodedPath() + "\n" + signed.group(3) + "\n"
                + signed.group(2) + "\n" + body + "\n";
        return Platform.verify(Keys.merchantPublicKey(), message, signed.group(4));
    }
}
