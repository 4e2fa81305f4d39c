package io.github.weizheng.payment.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotifications;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever WeChat Pay signs: a notification with a key of its effect, or one exception. */
class NotificationFuzzTest {
    private static final long NOW = 1714530897;
    private static final List<String> EVENTS =
            List.of("TRANSACTION.SUCCESS", "REFUND.SUCCESS", "REFUND.ABNORMAL", "FAPIAO.ISSUED");
    private final PayNotifications notifications = PayNotifications.builder(Keys.merchant())
            .clock(SettableClock.at(NOW))
            .build();

    static Stream<byte[]> resources() {
        return Stream.of(
                        "{\"mchid\":\"1234567891\",\"appid\":\"wx1\",\"out_trade_no\":\"WATER-1\",\"trade_state\":\"SUCCESS\","
                                + "\"amount\":{\"total\":1},\"payer\":{\"openid\":\"o1\"},\"promotion_detail\":[{\"amount\":1}]}",
                        "{\"combine_mchid\":\"1234567891\",\"combine_appid\":\"wx1\",\"combine_out_trade_no\":\"C1\",\"sub_orders\":"
                                + "[{\"mchid\":\"1\",\"out_trade_no\":\"WATER-1\",\"trade_state\":\"SUCCESS\"}]}",
                        "{\"sp_mchid\":\"1234567891\",\"sub_mchid\":\"2\",\"out_trade_no\":\"WATER-1\",\"out_refund_no\":\"R-1\","
                                + "\"refund_id\":\"50\",\"refund_status\":\"CLOSE\",\"amount\":{\"refund\":1,\"from\":[]}}")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("resources")
    @FuzzTest
    void isTypedOrRefused(byte @NotNull [] bytes) {
        String plaintext = new String(bytes, UTF_8);
        for (String event : EVENTS) {
            read(Platform.notification(event, "transaction", plaintext));
        }
        read(bytes);
    }

    private void read(byte[] body) {
        try {
            PayNotification read = notifications.parse(Platform.headers(NOW, body), body);
            assertThat(read.effectKey()).hasSizeBetween(1, 128);
            assertThat(read.toString()).isNotEmpty();
        } catch (PayNotificationRejectedException expected) {
            assertThat(expected.getMessage()).hasSizeLessThan(400);
        }
    }
}
