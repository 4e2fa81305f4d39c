package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.fixture.Tripwire;
import io.github.weizheng.payment.fixture.Tripwire.Kind;
import io.github.weizheng.payment.fixture.Tripwire.Moment;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.utility.BillId;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.SweepReport;
import io.github.weizheng.payment.utility.WriteOff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was left lying is picked up. */
class SweepTest {
    private final World world = new World();

    @Test
    void thereMayBeNothingToDo() {
        assertThat(world.desk.sweep())
                .isEqualTo(new SweepReport(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void aPaymentWhoseNotificationWasLostIsFound() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(all(world.desk.sweep())).isEmpty();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.desk.sweep().writtenOff()).containsExactly(checkout.outTradeNo());
        assertThat(world.billing.writtenOff()).hasSize(1);
        assertThat(all(world.desk.sweep())).isEmpty();
    }

    @Test
    void anUnpaidOrderIsClosedOnceItsCashierHasExpired() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofMinutes(129));
        assertThat(world.desk.sweep().unpaid()).containsExactly(checkout.outTradeNo());
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.desk.sweep().closed()).containsExactly(checkout.outTradeNo());
        assertThat(world.wechat.state(checkout.outTradeNo())).isEqualTo("CLOSED");
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.CLOSED);
        assertThat(world.wechat.pay(checkout.invocation())).isFalse();
    }

    @Test
    void aCashierOpenedAgainCountsAnew() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofHours(2));
        world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofHours(2));
        assertThat(world.desk.sweep().unpaid()).containsExactly(checkout.outTradeNo());
    }

    @Test
    void aNumberThatWechatPayNeverHeardOfIsClosedInTheEnd() {
        world.wire.arm("pay.prepay", Moment.BEFORE, Kind.CRASH);
        assertThatThrownBy(() -> world.checkout(World.HUSBAND)).isInstanceOf(Tripwire.Crash.class);
        world.wire.revive();
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(world.desk.sweep().unpaid()).containsExactly(OutTradeNo.of("WATER-1"));
        world.clock.advance(Duration.ofMinutes(125));
        assertThat(world.desk.sweep().closed()).containsExactly(OutTradeNo.of("WATER-1"));
        assertThat(world.entry(OutTradeNo.of("WATER-1")).note()).isEqualTo("WeChat Pay does not know it");
    }

    @Test
    void whoeverDiedOverAWriteOffIsWaitedForAndThenReplaced() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.wire.arm("billing.writeOff", Moment.AFTER, Kind.CRASH);
        world.notify(checkout.outTradeNo());
        world.wire.revive();
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITING_OFF);

        assertThat(all(world.desk.sweep())).isEmpty();
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(world.desk.sweep().writtenOff()).containsExactly(checkout.outTradeNo());
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILURE", "ERROR"})
    void oneThatFailsDoesNotStopTheOthers(Kind kind) {
        List<OutTradeNo> numbers = paidBills(3);
        world.wire.arm("ledger.replace WRITING_OFF", Moment.BEFORE, kind);
        SweepReport report = world.desk.sweep();
        assertThat(report.failed()).hasSize(1);
        assertThat(report.writtenOff()).hasSize(2);
        assertThat(all(report)).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(world.desk.sweep().writtenOff()).hasSize(1);
        assertThat(world.billing.writtenOff()).hasSize(3);
    }

    @Test
    void aWechatPayThatDoesNotAnswerIsAskedOnceAndMoneyThatIsInDoesNotWait() {
        List<OutTradeNo> paid = paidBills(2);
        List<OutTradeNo> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            world.billing.issue("OPEN-" + i, 700);
            open.add(world.desk.checkout(BillId.of("OPEN-" + i), World.HUSBAND).outTradeNo());
        }
        world.clock.advance(Duration.ofMinutes(5));
        world.wire.arm("pay.query", Moment.BEFORE, Kind.FAILURE);
        SweepReport report = world.desk.sweep();
        assertThat(report.writtenOff()).containsExactlyInAnyOrderElementsOf(paid);
        assertThat(report.failed()).containsExactlyInAnyOrderElementsOf(open);
        assertThat(world.wire.steps()).filteredOn("pay.query"::equals).hasSize(1);
        assertThat(world.desk.sweep().unpaid()).containsExactlyInAnyOrderElementsOf(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger.replace WRITING_OFF", "billing.writeOff"})
    void aFirstPageThatFailsAsAWholeDoesNotStopTheOthers(String step) {
        List<OutTradeNo> paid = entries(FeeState.PAID, 450);
        world.wire.arm(step, 200, Moment.BEFORE, Kind.FAILURE);
        SweepReport report = world.desk.sweep();
        assertThat(report.writtenOff()).containsExactlyElementsOf(paid.subList(200, 450));
        assertThat(all(report)).containsExactlyInAnyOrderElementsOf(paid);
        assertThat(world.wire.steps()).filteredOn(step::equals).hasSize(450);
        assertThat(world.desk.sweep().writtenOff()).containsExactlyElementsOf(paid.subList(0, 200));
    }

    @Test
    void eachStateMayFillMoreThanOnePage() {
        List<OutTradeNo> writingOff = entries(FeeState.WRITING_OFF, 250);
        List<OutTradeNo> opened = entries(FeeState.OPENED, 250);
        List<OutTradeNo> disputed = entries(FeeState.DISPUTED, 250);
        world.clock.advance(Duration.ofMinutes(5));
        SweepReport report = world.desk.sweep();
        assertThat(report.writtenOff()).containsExactlyElementsOf(writingOff);
        assertThat(report.unpaid()).containsExactlyElementsOf(opened);
        assertThat(report.disputed()).containsExactlyElementsOf(disputed);
        assertThat(all(report)).hasSize(750);
    }

    @Test
    void aWechatPayThatDoesNotAnswerIsAskedOnceForAllPages() {
        List<OutTradeNo> opened = entries(FeeState.OPENED, 450);
        world.clock.advance(Duration.ofMinutes(5));
        world.wire.arm("pay.query", Moment.BEFORE, Kind.FAILURE);
        assertThat(world.desk.sweep().failed()).containsExactlyElementsOf(opened);
        assertThat(world.wire.steps()).filteredOn("pay.query"::equals).hasSize(1);
    }

    @Test
    void whatASweepBringsIntoDisputeItReports() {
        List<OutTradeNo> paid = paidBills(1);
        world.billing.during = () -> world.clock.advance(Duration.ofSeconds(1));
        world.billing.answer = Optional.of(WriteOff.refused("the household has moved"));
        SweepReport report = world.desk.sweep();
        assertThat(report.disputed()).isEqualTo(paid);
        assertThat(all(report)).hasSize(1);
    }

    @Test
    void aLedgerThatDoesNotAnswerEndsTheSweep() {
        world.wire.arm("ledger.unchangedSince", Moment.BEFORE, Kind.FAILURE);
        assertThatThrownBy(world.desk::sweep).isInstanceOf(Tripwire.Failure.class);
    }

    /** Bills whose payment is written down and whose write-off failed. */
    private List<OutTradeNo> paidBills(int count) {
        List<OutTradeNo> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            world.billing.issue("PAID-" + i, 900);
            Checkout checkout = world.desk.checkout(BillId.of("PAID-" + i), World.HUSBAND);
            world.wechat.pay(checkout.invocation());
            world.wire.arm("billing.writeOff", Moment.BEFORE, Kind.FAILURE);
            world.notify(checkout.outTradeNo());
            assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.PAID);
            numbers.add(checkout.outTradeNo());
        }
        return numbers;
    }

    private List<OutTradeNo> entries(FeeState state, int count) {
        Instant now = world.clock.instant();
        List<OutTradeNo> numbers = new ArrayList<>();
        for (int i = 1000; i < 1000 + count; i++) {
            OutTradeNo number = OutTradeNo.of(state + "-" + i);
            world.entries.open(FeeEntry.builder(number, "BILL " + number, Fen.of(900), World.HUSBAND, now)
                    .at(state, 3, now)
                    .payment("42", now)
                    .build());
            numbers.add(number);
        }
        return numbers;
    }

    private static List<OutTradeNo> all(SweepReport report) {
        return Stream.of(
                        report.writtenOff(),
                        report.pending(),
                        report.closed(),
                        report.unpaid(),
                        report.disputed(),
                        report.failed())
                .flatMap(List::stream)
                .toList();
    }
}
