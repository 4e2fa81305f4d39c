package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.FakeBilling;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Tripwire.Kind;
import io.github.weizheng.payment.fixture.Tripwire.Moment;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.FeeDesk;
import io.github.weizheng.payment.utility.WriteOff;
import io.github.weizheng.payment.utility.WriteOffOrder;
import io.github.weizheng.payment.utility.WriteOffStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the bill to the write-off. */
class FeeDeskTest {
    private final World world = new World();

    @Test
    void aBillIsPaidAndWrittenOff() {
        assertThat(world.desk.billsDue(FakeBilling.ACCOUNT)).containsExactly(world.bill);

        Checkout checkout = world.checkout(World.HUSBAND);
        assertThat(checkout.amount()).isEqualTo(Fen.of(1260));
        assertThat(checkout.invocation().appId()).isEqualTo(World.APP_ID);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.PREPAID);

        assertThat(world.wechat.pay(checkout.invocation())).isTrue();
        assertThat(world.notify(checkout.outTradeNo()).status()).isEqualTo(200);

        FeeEntry entry = world.entry(checkout.outTradeNo());
        assertThat(entry.state()).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(entry.paidAt()).contains(Instant.parse("2024-05-01T02:34:56Z"));
        assertThat(entry.prepayAttempts()).isEqualTo(1);
        assertThat(entry.writeOffAttempts()).isEqualTo(1);
        assertThat(entry.note()).isEmpty();
        assertThat(world.billing.writtenOff())
                .containsExactly(new WriteOffOrder(
                        checkout.outTradeNo(),
                        world.bill.id(),
                        Fen.of(1260),
                        World.HUSBAND,
                        entry.transactionId().orElseThrow(),
                        Instant.parse("2024-05-01T02:34:56Z")));
        assertThat(world.desk.billsDue(FakeBilling.ACCOUNT)).isEmpty();
        assertThat(world.wire.steps())
                .containsSubsequence(
                        "ledger.open",
                        "pay.prepay",
                        "ledger.replace PREPAID",
                        "ledger.replace PAID",
                        "billing.writeOff")
                .doesNotContain("billing.status", "pay.query");
    }

    @Test
    void repeatedNotificationsChangeNothing() {
        OutTradeNo number = paid();
        for (int i = 0; i < 5; i++) {
            world.clock.advance(Duration.ofHours(1));
            assertThat(world.notify(number).status()).isEqualTo(200);
        }
        assertThat(world.billing.writtenOff()).hasSize(1);
        assertThat(world.state(number)).isEqualTo(FeeState.WRITTEN_OFF);
    }

    @Test
    void withoutANotificationThePaymentIsSettledByAsking() {
        Checkout checkout = world.checkout(World.HUSBAND);
        assertThat(world.desk.settle(checkout.outTradeNo()).state()).isEqualTo(FeeState.PREPAID);
        world.wechat.pay(checkout.invocation());
        assertThat(world.desk.settle(checkout.outTradeNo()).state()).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(world.desk.settle(checkout.outTradeNo()).state()).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(world.billing.writtenOff()).hasSize(1);
        assertThatThrownBy(() -> world.desk.settle(OutTradeNo.of("NOWHERE")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("out_trade_no: not in the ledger, actual NOWHERE");
    }

    @Test
    void aBillingSystemThatIsDownDoesNotKeepWechatPayWaiting() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        fail("billing.writeOff", Moment.BEFORE);

        assertThat(world.notify(checkout.outTradeNo()).status()).isEqualTo(200);

        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.PAID);
        assertThat(world.entry(checkout.outTradeNo()).note()).contains("outcome is unknown");
        assertThat(world.desk.sweep().writtenOff()).containsExactly(checkout.outTradeNo());
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"BEFORE", "AFTER"})
    void afterAWriteOffThatThrewTheBillingSystemIsAskedFirst(Moment moment) {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        fail("billing.writeOff", moment);
        world.notify(checkout.outTradeNo());

        assertThat(world.notify(checkout.outTradeNo()).status()).isEqualTo(200);

        assertThat(world.wire.steps()).containsSubsequence("billing.writeOff", "billing.status");
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void aBillingSystemThatIsStillAtItIsLeftInPeace() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        fail("billing.writeOff", Moment.BEFORE);
        world.notify(checkout.outTradeNo());
        world.billing.status = Optional.of(WriteOffStatus.PENDING);

        assertThat(world.desk.sweep().pending()).containsExactly(checkout.outTradeNo());
        assertThat(world.billing.writtenOff()).isEmpty();

        world.billing.status = Optional.empty();
        assertThat(world.desk.sweep().writtenOff()).containsExactly(checkout.outTradeNo());
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void aRefusedWriteOffIsForAHuman() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.billing.answer = Optional.of(WriteOff.refused("paid at the counter"));

        assertThat(world.notify(checkout.outTradeNo()).status()).isEqualTo(200);

        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.DISPUTED);
        assertThat(world.entry(checkout.outTradeNo()).note()).isEqualTo("write-off refused: paid at the counter");
        assertThat(world.desk.sweep().disputed()).containsExactly(checkout.outTradeNo());
    }

    @Test
    void aWriteOffThatWasThereBeforeIsAsGood() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.billing.answer = Optional.of(WriteOff.already());
        world.notify(checkout.outTradeNo());
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
    }

    @Test
    void aLedgerThatFailsMakesWechatPayRepeat() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        for (Moment moment : Moment.values()) {
            for (int step = 0; step < 3; step++) {
                world.wire.arm(step, moment, Kind.FAILURE);
                CallbackResponse answer = world.notify(checkout.outTradeNo());
                world.wire.disarm();
                boolean recorded = world.state(checkout.outTradeNo()) != FeeState.PREPAID;
                assertThat(answer.status()).isIn(200, 500);
                assertThat(recorded || answer.status() == 500).isTrue();
            }
        }
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(world.notify(checkout.outTradeNo()).status()).isEqualTo(200);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void moneyForANumberThatTheLedgerDoesNotKnowIsNotAcknowledged() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        String foreign = world.wechat.transaction(checkout.outTradeNo()).replace("WATER-1", "OTHER-1");
        assertThat(world.desk.handle(world.wechat.notification(foreign)).status())
                .isEqualTo(500);
    }

    @Test
    void strangersAndOtherEventsReachNothing() {
        List<String> before = world.wire.steps();
        assertThat(world.desk
                        .handle(CallbackRequest.of("POST", null, new byte[0]))
                        .status())
                .isEqualTo(401);
        CallbackRequest genuine = world.wechat.notification("{\"mchid\":\"1\"}");
        assertThat(world.desk.handle(genuine).status()).isEqualTo(401);
        Checkout checkout = world.checkout(World.HUSBAND);
        int steps = world.wire.steps().size();
        assertThat(world.notify(checkout.outTradeNo()).status()).isEqualTo(200);
        assertThat(world.wire.steps()).hasSize(steps);
        assertThat(before).isEmpty();
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.PREPAID);
    }

    @Test
    void writeOffsRunWhereTheCallerWants() {
        List<Runnable> queued = new ArrayList<>();
        FeeDesk desk = world.builder().executor(queued::add).build();
        Checkout checkout = desk.checkout(world.bill.id(), World.HUSBAND);
        world.wechat.pay(checkout.invocation());

        assertThat(desk.handle(world.wechat.notification(checkout.outTradeNo())).status())
                .isEqualTo(200);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.PAID);

        queued.forEach(Runnable::run);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
    }

    @Test
    void anExecutorThatDropsTheWorkLeavesItToTheSweep() {
        FeeDesk desk = world.builder()
                .executor(work -> {
                    throw new RejectedExecutionException("shut down");
                })
                .build();
        Checkout checkout = desk.checkout(world.bill.id(), World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        assertThat(desk.handle(world.wechat.notification(checkout.outTradeNo())).status())
                .isEqualTo(200);
        assertThat(desk.sweep().writtenOff()).containsExactly(checkout.outTradeNo());
    }

    @Test
    void whatIsRequiredIsMissedAndCheckedWhenItIsBuilt() {
        WeChatPay pay = WeChatPay.builder(Keys.merchant()).build();
        PayNotifications notifications =
                PayNotifications.builder(Keys.merchant()).build();
        FeeDesk.Builder builder = FeeDesk.builder(new Orders(pay), notifications, world.billing, world.ledger);
        assertThatThrownBy(builder::build).hasMessage("appId: required, missing");
        builder.appId("wx1");
        assertThatThrownBy(builder::build).hasMessage("notifyUrl: required, missing");
        assertThatThrownBy(() -> builder.appId("with blank")).hasMessageStartingWith("appId: 1 to 32");
        assertThatThrownBy(() -> builder.notifyUrl(java.net.URI.create("https://a.cn/x?y")))
                .hasMessageStartingWith("notify_url");
    }

    @Test
    void numbersAreDatedAndDiffer() {
        FeeDesk desk = world.plainBuilder().build();
        String number =
                desk.checkout(world.bill.id(), World.HUSBAND).outTradeNo().value();
        assertThat(number).matches("20240501103457[0-9A-Za-z]{18}");
        assertThat(world.wechat.numbers()).containsExactly(number);
    }

    private OutTradeNo paid() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.notify(checkout.outTradeNo());
        return checkout.outTradeNo();
    }

    /** Lets the next step of that name fail, whichever number it has. */
    private void fail(String step, Moment moment) {
        world.wire.arm(step, moment, Kind.FAILURE);
    }
}
