package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.CallbackDeliveryTest.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.testkit.Attempt;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Callbacks;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.WeChatSimulator;
import io.github.weizheng.testkit.features.DeveloperServer.Answer;
import io.github.weizheng.testkit.features.DeveloperServer.Push;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final Callbacks callbacks = wechat.account().callbacks();
    private final DeveloperCrypto crypto = new DeveloperCrypto(wechat.account());
    private final Citizen citizen = wechat.citizen("oLiLei");

    @BeforeEach
    void connect() {
        wechat.account().connect(developer.url("/"), CallbackMode.SECURE);
    }

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        callbacks.loseAnswers(2);

        Delivery delivery = citizen.write("社保");

        assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(0, 0, 200);
        assertThat(delivery.attempts().get(0).problem())
                .hasValueSatisfying(p -> assertThat(p).contains("lost"));
        assertThat(delivery.answered()).isTrue();
        assertThat(developer.pushes())
                .extracting(push -> message(push))
                .hasSize(3)
                .containsOnly(message(developer.lastPush()));
        assertThat(citizen.write("社保").attempts()).hasSize(1);
    }

    @Test
    void threeInAllMayMeanFour() {
        callbacks.attempts(4);
        callbacks.loseAnswers(4);

        assertThat(citizen.write("社保").attempts()).hasSize(4);
        for (int unusable : new int[] {0, 11}) {
            assertThatThrownBy(() -> callbacks.attempts(unusable)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void attemptsMayComeVerbatim() {
        callbacks.retryVerbatim(true);
        callbacks.loseAnswers(2);

        citizen.write("社保");

        assertThat(developer.pushes())
                .hasSize(3)
                .extracting(Push::query)
                .containsOnly(developer.lastPush().query());
        assertThat(developer.pushes())
                .extracting(Push::body)
                .containsOnly(developer.lastPush().body());
    }

    @Test
    void aReplayIsTheSameToTheLastByte() {
        Delivery delivery = citizen.write("社保");
        Push first = developer.lastPush();

        Delivery replay = callbacks.replay(delivery);

        assertThat(replay.attempts()).hasSize(1);
        assertThat(replay.answered()).isTrue();
        assertThat(developer.pushes()).hasSize(2);
        assertThat(developer.lastPush().query()).isEqualTo(first.query());
        assertThat(developer.lastPush().body()).isEqualTo(first.body());
    }

    @Test
    void copiesArriveAtTheSameMoment() {
        CyclicBarrier together = new CyclicBarrier(3);
        wechat.account().callbackTimeout(Duration.ofMinutes(1));
        developer.answer(push -> {
            meet(together);
            return Answer.of("success");
        });
        callbacks.suspend(true);
        Delivery nowhereYet = citizen.write("社保");
        callbacks.suspend(false);
        assertThat(nowhereYet.attempts()).isEmpty();

        List<Delivery> three = callbacks.redeliverAtOnce(nowhereYet, 3);

        assertThat(three).hasSize(3).allSatisfy(delivery -> assertThat(delivery.answered())
                .isTrue());
        assertThat(developer.pushes()).hasSize(3);
        assertThat(developer.pushes())
                .extracting(push -> push.query().get("nonce"))
                .doesNotHaveDuplicates();
        assertThat(developer.pushes()).extracting(push -> message(push)).containsOnly(message(developer.lastPush()));
    }

    @Test
    void nothingCannotBeRepeated() {
        Delivery nothing = citizen.unfollow();
        callbacks.suspend(true);
        Delivery suspended = citizen.write("社保");

        assertThatThrownBy(() -> callbacks.redeliver(nothing)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> callbacks.redeliverAtOnce(nothing, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> callbacks.replay(suspended)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> callbacks.redeliverAtOnce(suspended, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> callbacks.loseAnswers(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysCanBeChanged() {
        Delivery before = citizen.write("社保");
        String oldKey = wechat.account().encodingAesKey();
        callbacks.changeEncodingAesKey();
        callbacks.changeToken();
        assertThat(wechat.account().encodingAesKey()).isNotEqualTo(oldKey).hasSize(43);

        developer.answer(push -> Answer.of(new DeveloperCrypto(wechat.account()).envelope(reply())));
        Delivery under = citizen.write("医保");
        assertThat(under.reply().orElseThrow().text()).isEqualTo("您好");
        assertThat(new DeveloperCrypto(wechat.account())
                        .open(element(developer.lastPush().body(), "Encrypt"))
                        .message())
                .contains("医保");

        assertThat(callbacks.replay(before).answered()).isFalse();
        developer.answer(push -> Answer.of(crypto.envelope(reply())));
        assertThat(callbacks.replay(before).reply().orElseThrow().text()).isEqualTo("您好");
        assertThat(citizen.write("社保").answered()).isFalse();
    }

    private String reply() {
        return "<xml><ToUserName>oLiLei</ToUserName><FromUserName>%s</FromUserName><CreateTime>1713424427</CreateTime>"
                        .formatted(wechat.account().originalId())
                + "<MsgType>text</MsgType><Content>您好</Content></xml>";
    }

    private String message(Push push) {
        return crypto.open(element(push.body(), "Encrypt")).message();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(50, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
