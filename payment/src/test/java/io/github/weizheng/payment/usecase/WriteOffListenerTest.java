package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.payment.fixture.Tripwire.Kind;
import io.github.weizheng.payment.fixture.Tripwire.Moment;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.FeeDesk;
import io.github.weizheng.payment.utility.WriteOff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever sends receipts hears of a write-off once. */
class WriteOffListenerTest {
    private final World world = new World();
    private final List<FeeEntry> told = new ArrayList<>();

    @Test
    void hearsOfAWriteOffOnceItIsInTheLedger() {
        FeeDesk desk = world.builder()
                .onWrittenOff(entry -> {
                    assertThat(world.state(entry.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
                    told.add(entry);
                })
                .build();
        Checkout checkout = paid(desk);
        world.wire.arm("billing.writeOff", Moment.AFTER, Kind.FAILURE);
        desk.handle(world.wechat.notification(checkout.outTradeNo()));
        assertThat(told).isEmpty();
        for (int i = 0; i < 3; i++) {
            desk.handle(world.wechat.notification(checkout.outTradeNo()));
            desk.sweep();
        }
        assertThat(told).singleElement().satisfies(entry -> assertThat(entry.outTradeNo())
                .isEqualTo(checkout.outTradeNo()));
    }

    @Test
    void doesNotHearOfItAgainFromWhoeverWasOvertaken() {
        FeeDesk desk = world.builder().onWrittenOff(told::add).build();
        Checkout checkout = paid(desk);
        // The first attempt takes so long that a second one overtakes it.
        world.billing.during = () -> {
            world.billing.during = () -> {};
            world.clock.advance(Duration.ofMinutes(5));
            assertThat(desk.settle(checkout.outTradeNo()).state()).isEqualTo(FeeState.WRITTEN_OFF);
            world.billing.answer = Optional.of(WriteOff.already());
        };
        CallbackResponse answer = desk.handle(world.wechat.notification(checkout.outTradeNo()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(world.billing.writtenOff()).hasSize(1);
        assertThat(told).singleElement().satisfies(entry -> assertThat(entry.writeOffAttempts())
                .isEqualTo(2));
    }

    @Test
    void mayFailWithoutHarm() {
        FeeDesk desk = world.builder()
                .onWrittenOff(entry -> {
                    throw new IllegalStateException("no paper");
                })
                .build();
        Checkout checkout = paid(desk);
        assertThat(desk.handle(world.wechat.notification(checkout.outTradeNo())).status())
                .isEqualTo(200);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
    }

    private Checkout paid(FeeDesk desk) {
        Checkout checkout = desk.checkout(world.bill.id(), World.HUSBAND);
        assertThat(world.wechat.pay(checkout.invocation())).isTrue();
        return checkout;
    }
}
