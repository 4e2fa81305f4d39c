package io.github.weizheng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.payment.utility.CheckoutRefusedException;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.NotificationKey;
import io.github.weizheng.testkit.Payment;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story again, and what goes wrong in it, against packaged jars and public types only. */
class StoryTest {
    private static final String OPEN_ID = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";
    private final LogCanary log = LogCanary.listen();
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final Citizen citizen = wechat.citizen(OPEN_ID);
    private Office office;

    @BeforeEach
    void open() throws IOException {
        office = new Office(wechat);
        wechat.account().connect(office.at("/wechat"), CallbackMode.SECURE);
    }

    @AfterEach
    void close() {
        office.close();
        wechat.close();
        log.close();
    }

    @Test
    void aCitizenIsServedFromEndToEnd() {
        assertThat(seen(citizen.follow())).isEqualTo("欢迎");
        office.publishMenu();
        assertThat(seen(citizen.write("社保怎么办"))).isEqualTo("社保请到二楼");
        assertThat(seen(citizen.tap("服务汇", "办事查询"))).isEqualTo("请回复受理编号");
        assertThat(citizen.tap("留言").reply().orElseThrow().type()).isEqualTo("transfer_customer_service");
        Payment payment = citizen.pay(office.checkout(OPEN_ID).invocation().toJson());
        assertThat(payment.result()).endsWith(":ok");
        assertThat(payment.notification().orElseThrow().acknowledged()).isTrue();
        assertThat(office.writtenOff).hasSize(1);
        String order = office.writtenOff.element().outTradeNo().value();
        assertThat(wechat.merchant().resendNotification(order).acknowledged()).isTrue();
        assertThat(office.writtenOff).hasSize(1);
        assertThat(citizen.notices()).singleElement().satisfies(notice -> assertThat(notice.text())
                .contains("12.60元"));
        assertThat(office.desk.billsDue(Office.HOUSEHOLD)).isEmpty();
        assertThatThrownBy(() -> office.desk.checkout(Office.BILL.id(), OpenId.of(OPEN_ID)))
                .isInstanceOf(CheckoutRefusedException.class);
        assertNothingLeaked();
    }

    @Test
    void aRevokedTokenIsReplacedWithoutAnyoneNoticing() {
        citizen.follow();
        office.publishMenu();
        wechat.account().revokeTokens();
        office.publishMenu();
        wechat.clock().advance(Duration.ofHours(3));
        office.publishMenu();
        assertThat(new Menus(office.api).current()).isPresent();
        assertNothingLeaked();
    }

    @Test
    void aPaymentWhoseNotificationIsLostIsFoundBySweeping() {
        citizen.follow();
        wechat.merchant().withholdNotifications(true);
        citizen.pay(office.checkout(OPEN_ID).invocation().toJson());
        assertThat(office.writtenOff).isEmpty();
        wechat.clock().advance(Duration.ofMinutes(6));
        assertThat(office.desk.sweep().writtenOff()).hasSize(1);
        assertThat(office.writtenOff).hasSize(1);
        assertThat(citizen.notices()).hasSize(1);
        assertNothingLeaked();
    }

    @Test
    void notificationsSignedWithThePlatformCertificateAreTakenToo() {
        citizen.follow();
        wechat.merchant().notifyWith(NotificationKey.PLATFORM_CERTIFICATE);
        Payment payment = citizen.pay(office.checkout(OPEN_ID).invocation().toJson());
        assertThat(payment.notification().orElseThrow().acknowledged()).isTrue();
        assertThat(office.writtenOff).hasSize(1);
    }

    @Test
    void aPrepayWhoseAnswerIsLostIsAskedAgainUnderTheSameNumber() {
        wechat.merchant().hangUpNext("/v3/pay/transactions/jsapi");
        try {
            office.checkout(OPEN_ID);
        } catch (TransportException e) {
            assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        }
        citizen.pay(office.checkout(OPEN_ID).invocation().toJson());
        assertThat(wechat.merchant().orders()).hasSize(1);
        assertThat(office.writtenOff).hasSize(1);
        assertNothingLeaked();
    }

    @Test
    void whatStrangersSendIsTurnedAwayAndLeavesNoTraceOfSecrets() {
        String body = "<xml><ToUserName>x</ToUserName><Encrypt>" + "A".repeat(64) + "</Encrypt></xml>";
        for (String query : new String[] {
            "", "signature=x", "encrypt_type=aes&msg_signature=" + OPEN_ID + "&timestamp=1&nonce=2", "a=%zz"
        }) {
            assertThat(office.endpoint
                            .handle(CallbackRequest.of("POST", query, body.getBytes(UTF_8)))
                            .status())
                    .isEqualTo(401);
            assertThat(office.desk
                            .handle(CallbackRequest.of("POST", query, Map.of(), body.getBytes(UTF_8)))
                            .status())
                    .isIn(400, 401);
        }
        assertThatThrownBy(
                        () -> office.api.post("/cgi-bin/message/template/send", Map.of("touser", OPEN_ID), Map.class))
                .isInstanceOf(ApiException.class)
                .hasMessageNotContaining(OPEN_ID);
        assertNothingLeaked();
    }

    private void assertNothingLeaked() {
        log.assertSilentAbout(
                OPEN_ID,
                wechat.account().appSecret(),
                wechat.account().callbackToken(),
                wechat.account().encodingAesKey(),
                wechat.merchant().apiV3Key(),
                wechat.merchant().privateKeyPem().lines().skip(1).findFirst().orElseThrow(),
                office.api.accessTokens().current().expose(),
                "WECHATPAY2-SHA256");
    }

    private static String seen(Delivery delivery) {
        return delivery.reply().orElseThrow().text();
    }
}
