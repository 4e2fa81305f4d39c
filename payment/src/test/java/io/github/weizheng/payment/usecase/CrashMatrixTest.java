package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.WeChatException;
import io.github.weizheng.payment.fixture.Tripwire;
import io.github.weizheng.payment.fixture.Tripwire.Kind;
import io.github.weizheng.payment.fixture.Tripwire.Moment;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.CheckoutRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of a payment fails once, before or after its effect, by an exception or by the death of the process. */
class CrashMatrixTest {
    enum Recovery {
        SWEEP,
        NOTIFICATION,
        CHECKOUT
    }

    record Trap(int step, String name, Moment moment, Kind kind, Recovery recovery) {}

    static List<Trap> traps() {
        World world = new World();
        new Story(world).tell();
        List<String> steps = world.wire.steps();
        assertThat(steps).contains("pay.prepay", "billing.writeOff", "ledger.replace WRITTEN_OFF");
        List<Trap> traps = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            for (Moment moment : Moment.values()) {
                for (Kind kind : Kind.values()) {
                    for (Recovery recovery : Recovery.values()) {
                        traps.add(new Trap(step, steps.get(step), moment, kind, recovery));
                    }
                }
            }
        }
        return traps;
    }

    @ParameterizedTest
    @MethodSource("traps")
    void endsWithOneWriteOffAndNoLostPayment(Trap trap) {
        World world = new World();
        Story story = new Story(world);
        world.wire.arm(trap.step, trap.moment, trap.kind);
        story.tell();
        assertThat(world.wire.steps().size()).isGreaterThan(trap.step);
        world.wire.disarm();

        world.clock.advance(Duration.ofMinutes(10));
        recover(trap.recovery, world, story);
        if (world.wechat.paid().isEmpty()) {
            // The citizen never saw the cashier, and tries again.
            story.tell();
        }

        assertThat(world.wechat.paid()).hasSize(1);
        OutTradeNo number = world.wechat.paid().get(0);
        assertThat(world.state(number)).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(world.billing.writtenOff()).hasSize(1);
        assertThat(world.billing.writtenOff().get(0).outTradeNo()).isEqualTo(number);
        assertThat(world.entries.standing(world.bill.id().value()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outTradeNo()).isEqualTo(number));
    }

    private static void recover(Recovery recovery, World world, Story story) {
        switch (recovery) {
            case SWEEP -> world.desk.sweep();
            case NOTIFICATION -> world.wechat.paid().forEach(world::notify);
            case CHECKOUT -> story.checkout();
        }
    }

    /** A citizen opens the cashier, pays, and WeChat Pay reports it; wherever it breaks off, it breaks off. */
    private static final class Story {
        private final World world;

        Story(World world) {
            this.world = world;
        }

        void tell() {
            checkout().ifPresent(checkout -> {
                assertThat(world.wechat.pay(checkout.invocation())).isTrue();
                world.notify(checkout.outTradeNo());
                world.wire.revive();
            });
        }

        Optional<Checkout> checkout() {
            try {
                return Optional.of(world.checkout(World.HUSBAND));
            } catch (CheckoutRefusedException e) {
                assertThat(e.reason()).isEqualTo(CheckoutRefusedException.Reason.ALREADY_PAID);
                return Optional.empty();
            } catch (WeChatException | Tripwire.Failure | Tripwire.Crash | NoClassDefFoundError e) {
                return Optional.empty();
            } finally {
                world.wire.revive();
            }
        }
    }
}
