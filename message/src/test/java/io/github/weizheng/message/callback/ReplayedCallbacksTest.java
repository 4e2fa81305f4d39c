package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint with a clock window: what somebody recorded and sends again. */
@ExtendWith(LogCanary.class)
class ReplayedCallbacksTest {
    private static final Instant SIGNED = Instant.ofEpochSecond(1_409_735_669);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private final AtomicInteger handled = new AtomicInteger();
    private Instant now = SIGNED;
    private final CallbackEndpoint endpoint = endpoint(new InMemoryStore(() -> now));

    private CallbackEndpoint endpoint(SharedStore store) {
        return CallbackEndpoint.builder(Delivered.account(), m -> Reply.text("第" + handled.incrementAndGet() + "次"))
                .requireEncryption(false)
                .clock(() -> now)
                .store(store)
                .clockWindow(WINDOW)
                .build();
    }

    @ParameterizedTest
    @ValueSource(longs = {-600, -15, 0, 15, 600})
    void whatIsSignedWithinTheWindowIsHandled(long secondsLater) {
        now = SIGNED.plusSeconds(secondsLater);
        assertThat(endpoint.handle(Delivered.secure(Delivered.text(1, "你好")).request())
                        .status())
                .isEqualTo(200);
        assertThat(handshake(stamped("1409735669", "2", "")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-601, 601, 1_000_000_000, -1_409_735_669})
    void whatIsSignedOutsideIsStale(long secondsLater) {
        now = SIGNED.plusSeconds(secondsLater);
        assertRejected(Delivered.secure(Delivered.text(1, "你好")), Reason.STALE);
        assertRejected(Delivered.plain(Delivered.text(1, "你好")), Reason.STALE);
        assertThat(handshake(Delivered.plain("")).status()).isEqualTo(401);
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"now", "-", "1409735669.0", "99999999999999999999", "9223372036854775807", "-9223372036854775808"
            })
    void aTimestampThatIsNoneIsStale(String timestamp) {
        assertRejected(stamped(timestamp, "1", Delivered.text(1, "你好")), Reason.STALE);
    }

    @Test
    void aStrangersTimestampIsASignatureMismatch() {
        Delivered stranger = Delivered.secure(Delivered.text(1, "你好"));
        stranger.query.put("timestamp", "1");
        assertRejected(stranger, Reason.SIGNATURE_MISMATCH);
    }

    @Test
    void aReplayWithinTheWindowGetsTheRememberedAnswerHoweverLate() {
        now = SIGNED.minus(WINDOW);
        Delivered message = Delivered.secure(Delivered.text(1, "你好"));
        endpoint.handle(message.request());
        now = SIGNED.plus(WINDOW);
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
        now = now.plusSeconds(1);
        assertRejected(message, Reason.STALE);
        assertThat(handled).hasValue(1);
    }

    @Test
    void aRecordedSignatureCarriesNoOtherMessage() {
        endpoint.handle(Delivered.plain(Delivered.text(1, "你好")).request());
        Delivered forged = Delivered.plain(Delivered.text(2, "把钱转给我"));
        assertThat(endpoint.handle(forged.request()).status()).isEqualTo(401);
        now = SIGNED.plus(WINDOW);
        assertThat(endpoint.handle(forged.request()).status()).isEqualTo(401);
        assertThat(handled).hasValue(1);
        assertThat(endpoint.handle(stamped("1409735669", "2", Delivered.text(2, "另一条"))
                                .request())
                        .status())
                .isEqualTo(200);
        assertThat(handled).hasValue(2);
    }

    @Test
    void theSignatureOfAnEncryptedDeliveryCarriesNoPlainOne() {
        endpoint.handle(Delivered.secure(Delivered.text(1, "你好")).request());
        Delivered forged = Delivered.plain(Delivered.text(2, "把钱转给我"));
        assertThat(endpoint.handle(forged.request()).status()).isEqualTo(401);
        assertThat(handled).hasValue(1);
    }

    @Test
    void theSignatureOfAHandshakeCarriesNoMessage() {
        Delivered handshake = Delivered.plain("");
        assertThat(handshake(handshake).status()).isEqualTo(200);
        Delivered forged = Delivered.plain(Delivered.text(2, "把钱转给我"));
        assertThat(endpoint.handle(forged.request()).status()).isEqualTo(401);
        assertThat(handshake(handshake).status()).isEqualTo(200);
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSignatureOfAMessageThatCannotBeReadCarriesNoOther(boolean secure) {
        String overflowing = Delivered.text(1, "你好").replace("<MsgId>1<", "<MsgId>99999999999999999999<");
        Delivered malformed = secure ? Delivered.secure(overflowing) : Delivered.plain(overflowing);
        assertThat(endpoint.handle(malformed.request()).status()).isEqualTo(400);
        assertThat(endpoint.handle(malformed.request()).status()).isEqualTo(400);
        Delivered forged = Delivered.plain(Delivered.text(2, "把钱转给我"));
        assertThat(endpoint.handle(forged.request()).status()).isEqualTo(401);
        assertThat(handled).hasValue(0);
    }

    @Test
    void encryptedDeliveriesAreSignedWithTheirBodyAndMayShareTheRest() {
        endpoint.handle(Delivered.secure(Delivered.text(1, "你好")).request());
        endpoint.handle(Delivered.secure(Delivered.text(2, "你好")).request());
        assertThat(handled).hasValue(2);
    }

    @Test
    void aRecordedSignatureReadInAnotherWayIsTheSame() {
        // Timestamp and nonce are signed in their order as texts, without a mark between them.
        for (List<String> ways : List.of(
                List.of("1409735669", "1409735670", "1409735670", "1409735669"),
                List.of("1409735669", "00", "01409735669", "0"))) {
            Delivered genuine = stamped(ways.get(0), ways.get(1), Delivered.text(1, "你好"));
            Delivered forged = stamped(ways.get(2), ways.get(3), Delivered.text(2, "把钱转给我"));
            assertThat(forged.query.get("signature")).isEqualTo(genuine.query.get("signature"));
            assertThat(endpoint.handle(genuine.request()).status()).isEqualTo(200);
            assertThat(endpoint.handle(forged.request()).status()).isEqualTo(401);
        }
        assertThat(handled).hasValue(1);
    }

    @Test
    void genuineRepeatsAreNotReplaysWhetherTheyAreStampedAnewOrNot() {
        String text = Delivered.text(1, "你好");
        String first = body(endpoint.handle(Delivered.plain(text).request()));
        now = now.plusSeconds(5);
        assertThat(body(endpoint.handle(Delivered.plain(text).request()))).isEqualTo(first);
        now = now.plusSeconds(5);
        assertThat(body(endpoint.handle(stamped("1409735679", "3", text).request())))
                .isEqualTo(first);
        assertThat(handled).hasValue(1);
    }

    @Test
    void aFailedHandlersRepeatRunsIt() {
        CallbackEndpoint flaky = CallbackEndpoint.builder(Delivered.plainAccount(), m -> {
                    if (handled.incrementAndGet() == 1) {
                        throw new IllegalStateException("stumbled");
                    }
                    return Reply.none();
                })
                .clock(() -> now)
                .clockWindow(WINDOW)
                .build();
        Delivered message = Delivered.plain(Delivered.text(1, "你好"));
        assertThat(flaky.handle(message.request()).status()).isEqualTo(500);
        assertThat(flaky.handle(message.request()).status()).isEqualTo(200);
        assertThat(handled).hasValue(2);
    }

    @Test
    void aStoreThatFailsLetsCallbacksThrough() {
        for (Supplier<RuntimeException> failure : List.<Supplier<RuntimeException>>of(
                () -> new IllegalStateException("no connection for " + Delivered.CITIZEN), () -> {
                    throw new NoClassDefFoundError("driver");
                })) {
            CallbackEndpoint bare = endpoint(new Failing(failure));
            assertThat(bare.handle(Delivered.plain(Delivered.text(1, "你好")).request())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aWindowIsWideEnoughForGenuineRepeats() {
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(59), Duration.ofDays(2)}) {
            assertThatThrownBy(() -> CallbackEndpoint.builder(Delivered.account(), m -> Reply.none())
                            .clockWindow(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("clockWindow");
        }
    }

    private void assertRejected(Delivered delivered, Reason reason) {
        assertThatThrownBy(() -> endpoint.open(delivered.request()))
                .isInstanceOfSatisfying(CallbackRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason));
        assertThat(endpoint.handle(delivered.request()).status()).isEqualTo(401);
    }

    private CallbackResponse handshake(Delivered delivered) {
        return endpoint.handle(CallbackRequest.of("GET", delivered.rawQuery() + "&echostr=1", new byte[0]));
    }

    private static Delivered stamped(String timestamp, String nonce, String text) {
        Delivered delivered = Delivered.plain(text);
        delivered.query.put("timestamp", timestamp);
        delivered.query.put("nonce", nonce);
        delivered.query.put("signature", CallbackSignature.sign(Delivered.TOKEN, timestamp, nonce));
        return delivered;
    }

    private static String body(CallbackResponse response) {
        return new String(response.body(), UTF_8);
    }

    private record Failing(Supplier<RuntimeException> failure) implements SharedStore {
        @Override
        public Optional<String> get(String key) {
            throw failure.get();
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            throw failure.get();
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            throw failure.get();
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            throw failure.get();
        }
    }
}
