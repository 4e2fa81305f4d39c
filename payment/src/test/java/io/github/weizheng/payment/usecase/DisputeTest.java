package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.CheckoutRefusedException;
import io.github.weizheng.payment.utility.CheckoutRefusedException.Reason;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Money that does not fit is acknowledged, never written off, and shown to a human. */
class DisputeTest {
    private final World world = new World();

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("\"total\":1260", "\"total\":1259", "due 12.60, ordered at WeChat Pay 12.59 CNY"),
                Arguments.of("\"total\":1260", "\"payer_total\":1260", "due 12.60, ordered at WeChat Pay nothing CNY"),
                Arguments.of("CNY", "USD", "due 12.60, ordered at WeChat Pay 12.60 USD"),
                Arguments.of(World.APP_ID, "wx0000000000000000", "paid under the appid wx0000000000000000"),
                Arguments.of("transaction_id", "something_else", "paid without a number of WeChat Pay"),
                Arguments.of("\"SUCCESS\"", "\"REFUND\"", "refunded before it was written off"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aPaymentThatDoesNotFitIsInDispute(String from, String to, String note) {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        String transaction = world.wechat.transaction(checkout.outTradeNo()).replace(from, to);

        for (int i = 0; i < 2; i++) {
            assertThat(world.desk.handle(world.wechat.notification(transaction)).status())
                    .isEqualTo(200);
        }

        FeeEntry entry = world.entry(checkout.outTradeNo());
        assertThat(entry.state()).isEqualTo(FeeState.DISPUTED);
        assertThat(entry.note()).isEqualTo(note);
        assertThat(entry.version()).isEqualTo(2);
        assertThat(world.desk.sweep().disputed()).containsExactly(checkout.outTradeNo());
        assertThat(world.desk.settle(checkout.outTradeNo()).state()).isEqualTo(FeeState.DISPUTED);
        assertThat(world.billing.writtenOff()).isEmpty();
        assertThatThrownBy(() -> world.checkout(World.WIFE))
                .isInstanceOfSatisfying(CheckoutRefusedException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.DISPUTED));
    }

    @Test
    void moneyOnAClosedNumberIsInDisputeWhileTheNewOneGoesOn() {
        Checkout husband = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofMinutes(1));
        Checkout wife = world.checkout(World.WIFE);

        world.wechat.force(husband.outTradeNo());
        assertThat(world.notify(husband.outTradeNo()).status()).isEqualTo(200);
        assertThat(world.state(husband.outTradeNo())).isEqualTo(FeeState.DISPUTED);
        assertThat(world.entry(husband.outTradeNo()).note()).isEqualTo("paid after it was closed");

        world.wechat.pay(wife.invocation());
        world.notify(wife.outTradeNo());
        assertThat(world.state(wife.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(world.billing.writtenOff()).hasSize(1);
        assertThat(world.desk.sweep().disputed()).containsExactly(husband.outTradeNo());
    }

    @Test
    void moneyOnAClosedNumberShowsWhenItIsAskedFor() {
        Checkout husband = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofMinutes(1));
        world.checkout(World.WIFE);
        assertThat(world.desk.settle(husband.outTradeNo()).state()).isEqualTo(FeeState.CLOSED);
        world.wechat.force(husband.outTradeNo());
        assertThat(world.desk.settle(husband.outTradeNo()).state()).isEqualTo(FeeState.DISPUTED);
    }

    @Test
    void aSecondPaymentUnderOneNumberIsInDispute() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.notify(checkout.outTradeNo());
        String first = world.entry(checkout.outTradeNo()).transactionId().orElseThrow();

        String again = world.wechat.transaction(checkout.outTradeNo()).replace(first, "4299");
        assertThat(world.desk.handle(world.wechat.notification(again)).status()).isEqualTo(200);

        FeeEntry entry = world.entry(checkout.outTradeNo());
        assertThat(entry.state()).isEqualTo(FeeState.DISPUTED);
        assertThat(entry.note()).isEqualTo("paid a second time, as 4299");
        assertThat(entry.transactionId()).contains(first);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void moneyThatComesWhileTheNumberIsInDisputeIsWrittenDownToo() {
        OutTradeNo disputed = disputed();
        String first = world.entry(disputed).transactionId().orElseThrow();
        String another = world.wechat.transaction(disputed).replace(first, "4299");
        for (int i = 0; i < 2; i++) {
            assertThat(world.desk.handle(world.wechat.notification(another)).status())
                    .isEqualTo(200);
        }
        assertThat(world.entry(disputed).note()).endsWith("; paid also as 4299").containsOnlyOnce("4299");
        assertThat(world.entry(disputed).transactionId()).contains(first);
        assertThat(world.billing.writtenOff()).isEmpty();
    }

    @Test
    void aHumanMayReturnTheMoneyAndTheBillCanBePaidAgain() {
        OutTradeNo disputed = disputed();
        FeeEntry entry = world.entry(disputed);
        world.ledger.replace(
                entry,
                entry.next(FeeState.CLOSED, world.clock.instant())
                        .note("returned by hand")
                        .build());

        assertThat(world.notify(disputed).status()).isEqualTo(200);
        assertThat(world.state(disputed)).isEqualTo(FeeState.CLOSED);
        assertThat(world.entry(disputed).note()).isEqualTo("returned by hand");
        assertThat(world.checkout(World.HUSBAND).outTradeNo()).isNotEqualTo(disputed);
    }

    @Test
    void aHumanMayAcceptTheMoneyAndTheSweepWritesOff() {
        OutTradeNo disputed = disputed();
        FeeEntry entry = world.entry(disputed);
        world.ledger.replace(
                entry,
                entry.next(FeeState.PAID, world.clock.instant())
                        .note("accepted")
                        .build());
        assertThat(world.desk.sweep().writtenOff()).containsExactly(disputed);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    private OutTradeNo disputed() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        String transaction = world.wechat.transaction(checkout.outTradeNo()).replace("1260", "1261");
        world.desk.handle(world.wechat.notification(transaction));
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.DISPUTED);
        return checkout.outTradeNo();
    }
}
