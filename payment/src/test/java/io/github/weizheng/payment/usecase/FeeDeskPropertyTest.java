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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any sequence of events with any failures among them: no money is lost, and no bill is paid or written off twice. */
class FeeDeskPropertyTest {
    enum Event {
        HUSBAND_ASKS,
        WIFE_ASKS,
        SOMEBODY_PAYS_THE_FIRST_CASHIER,
        SOMEBODY_PAYS_THE_LAST_CASHIER,
        WECHAT_PAY_REPORTS,
        SWEEP,
        SETTLE,
        AMOUNT_CHANGES,
        A_MINUTE_PASSES,
        TEN_MINUTES_PASS,
        THREE_HOURS_PASS
    }

    /** An event, and the step of it that fails: none if it is beyond its last. */
    record Happening(Event event, int step, Moment moment, Kind kind) {}

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.of(Event.class),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(Moment.class),
                        Arbitraries.of(Kind.class))
                .as(Happening::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }

    @Property(tries = 500)
    void moneyIsNeverLostAndNeverBookedTwice(@ForAll("happenings") List<Happening> happenings) {
        World world = new World();
        List<Checkout> shown = new ArrayList<>();
        for (Happening happening : happenings) {
            world.wire.arm(happening.step, happening.moment, happening.kind);
            run(world, shown, happening.event);
            world.wire.disarm();
            assertThat(world.wechat.paid()).hasSizeLessThanOrEqualTo(1);
            assertThat(world.billing.writtenOff()).hasSizeLessThanOrEqualTo(1);
        }

        world.clock.advance(Duration.ofMinutes(10));
        world.desk.sweep();

        for (OutTradeNo paid : world.wechat.paid()) {
            boolean written = !world.billing.writtenOff().isEmpty();
            assertThat(world.state(paid)).isEqualTo(written ? FeeState.WRITTEN_OFF : FeeState.DISPUTED);
            if (!written) {
                assertThat(world.entry(paid).note()).isEqualTo("write-off refused: the amount has changed");
            }
        }
        if (world.wechat.paid().isEmpty()) {
            assertThat(world.billing.writtenOff()).isEmpty();
        }
    }

    private static void run(World world, List<Checkout> shown, Event event) {
        try {
            switch (event) {
                case HUSBAND_ASKS -> shown.add(world.checkout(World.HUSBAND));
                case WIFE_ASKS -> shown.add(world.checkout(World.WIFE));
                case SOMEBODY_PAYS_THE_FIRST_CASHIER -> pay(world, shown, 0);
                case SOMEBODY_PAYS_THE_LAST_CASHIER -> pay(world, shown, shown.size() - 1);
                case WECHAT_PAY_REPORTS -> world.wechat.paid().forEach(world::notify);
                case SWEEP -> world.desk.sweep();
                case SETTLE -> lastNumber(world).ifPresent(world.desk::settle);
                case AMOUNT_CHANGES -> changeAmount(world);
                case A_MINUTE_PASSES -> world.clock.advance(Duration.ofMinutes(1));
                case TEN_MINUTES_PASS -> world.clock.advance(Duration.ofMinutes(10));
                case THREE_HOURS_PASS -> world.clock.advance(Duration.ofHours(3));
            }
        } catch (WeChatException | Tripwire.Failure | Tripwire.Crash | NoClassDefFoundError e) {
            assertThat(e).isNotNull();
        } finally {
            world.wire.revive();
        }
    }

    private static void pay(World world, List<Checkout> shown, int index) {
        if (!shown.isEmpty()) {
            world.wechat.pay(shown.get(index).invocation());
        }
    }

    private static Optional<OutTradeNo> lastNumber(World world) {
        List<String> numbers = world.wechat.numbers();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(OutTradeNo.of(numbers.get(numbers.size() - 1)));
    }

    private static void changeAmount(World world) {
        if (world.billing.writtenOff().isEmpty()) {
            world.billing.issue("BILL-1", 1260 + world.wire.steps().size());
        }
    }
}
