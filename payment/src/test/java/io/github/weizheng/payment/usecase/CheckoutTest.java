package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.fixture.FakeBilling;
import io.github.weizheng.payment.fixture.Tripwire;
import io.github.weizheng.payment.fixture.Tripwire.Kind;
import io.github.weizheng.payment.fixture.Tripwire.Moment;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.utility.AccountNumber;
import io.github.weizheng.payment.utility.BillId;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.CheckoutRefusedException;
import io.github.weizheng.payment.utility.CheckoutRefusedException.Reason;
import io.github.weizheng.payment.utility.UtilityBill;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bill is never payable under two numbers. */
class CheckoutTest {
    private final World world = new World();

    @Test
    void the_same_citizen_gets_the_same_number_again() {
        Checkout first = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofHours(3));
        Checkout second = world.checkout(World.HUSBAND);
        assertThat(second.outTradeNo()).isEqualTo(first.outTradeNo());
        assertThat(second.invocation().packageText())
                .isNotEqualTo(first.invocation().packageText());
        assertThat(world.entry(first.outTradeNo()).prepayAttempts()).isEqualTo(2);
        assertThat(world.wechat.pay(second.invocation())).isTrue();
        assertThat(world.wechat.pay(first.invocation())).isFalse();
    }

    @Test
    void another_citizen_takes_over_once_the_old_number_is_closed() {
        Checkout husband = world.checkout(World.HUSBAND);
        assertRefused(() -> world.checkout(World.WIFE), Reason.BEING_PAID);

        world.clock.advance(Duration.ofMinutes(1));
        Checkout wife = world.checkout(World.WIFE);

        assertThat(wife.outTradeNo()).isNotEqualTo(husband.outTradeNo());
        assertThat(world.state(husband.outTradeNo())).isEqualTo(FeeState.CLOSED);
        assertThat(world.entry(husband.outTradeNo()).note()).isEqualTo("closed at WeChat Pay");
        assertThat(world.wechat.pay(husband.invocation())).isFalse();
        assertThat(world.wechat.pay(wife.invocation())).isTrue();
        world.notify(wife.outTradeNo());
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void another_amount_takes_another_number_at_once() {
        Checkout before = world.checkout(World.HUSBAND);
        world.billing.issue("BILL-1", 1300);
        Checkout after = world.checkout(World.HUSBAND);
        assertThat(after.outTradeNo()).isNotEqualTo(before.outTradeNo());
        assertThat(after.amount().value()).isEqualTo(1300);
        assertThat(world.wechat.pay(before.invocation())).isFalse();
    }

    @Test
    void a_number_that_is_being_paid_is_not_replaced() {
        Checkout husband = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofMinutes(1));
        world.wechat.refuseClose = Optional.of("FREQUENCY_LIMITED");
        assertRefused(() -> world.checkout(World.WIFE), Reason.BEING_PAID);
        assertThat(world.wechat.pay(husband.invocation())).isTrue();
    }

    @Test
    void a_payment_without_a_notification_shows_when_another_citizen_asks() {
        Checkout husband = world.checkout(World.HUSBAND);
        world.wechat.pay(husband.invocation());
        world.clock.advance(Duration.ofMinutes(1));
        assertRefused(() -> world.checkout(World.WIFE), Reason.ALREADY_PAID);
        assertThat(world.state(husband.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
    }

    @Test
    void a_payment_while_the_old_number_is_being_closed_shows_too() {
        Checkout husband = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofMinutes(1));
        int[] queries = {0};
        world.wechat.beforeQuery = () -> {
            if (queries[0]++ == 1) {
                world.wechat.state(husband.outTradeNo(), "NOTPAY");
                world.wechat.pay(husband.invocation());
            }
        };
        assertRefused(() -> world.checkout(World.WIFE), Reason.ALREADY_PAID);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void a_payment_without_a_notification_shows_when_the_same_citizen_asks() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.ALREADY_PAID);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
    }

    @Test
    void a_paid_bill_is_refused_although_the_billing_system_still_has_it() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.notify(checkout.outTradeNo());
        world.billing.issue("BILL-1", 1260);
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.ALREADY_PAID);
        assertRefused(() -> world.checkout(World.WIFE), Reason.ALREADY_PAID);
    }

    @Test
    void a_bill_that_is_not_due_is_refused() {
        assertRefused(() -> world.desk.checkout(BillId.of("BILL-2"), World.HUSBAND), Reason.NOT_DUE);
        assertThat(world.wechat.numbers()).isEmpty();
        assertThat(world.entries.standing("BILL-2")).isEmpty();
    }

    @Test
    void a_prepay_whose_answer_was_lost_goes_on_under_its_number() {
        world.wire.arm("pay.prepay", Moment.AFTER, Kind.FAILURE);
        assertThatThrownBy(() -> world.checkout(World.HUSBAND)).isInstanceOf(TransportException.class);
        assertThat(world.wechat.numbers()).containsExactly("WATER-1");
        assertThat(world.state(OutTradeNo.of("WATER-1"))).isEqualTo(FeeState.OPENED);

        assertThat(world.checkout(World.HUSBAND).outTradeNo()).isEqualTo(OutTradeNo.of("WATER-1"));
    }

    @Test
    void a_notification_that_is_faster_than_the_answer_to_the_prepay_ends_the_checkout() {
        Checkout first = world.checkout(World.HUSBAND);
        world.wechat.duringPrepay = () -> {
            world.wechat.duringPrepay = () -> {};
            world.wechat.pay(first.invocation());
            assertThat(world.notify(first.outTradeNo()).status()).isEqualTo(200);
        };
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.ALREADY_PAID);
        assertThat(world.state(first.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void a_payment_through_the_citizens_other_page_ends_the_checkout() {
        world.wechat.beforePrepay = () -> {
            world.wechat.beforePrepay = () -> {};
            world.wechat.pay(world.checkout(World.HUSBAND).invocation());
        };
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.ALREADY_PAID);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void an_order_that_wechat_pay_does_not_like_reaches_the_caller() {
        world.wire.arm("pay.prepay", Moment.BEFORE, Kind.CRASH);
        world.wechat.refusePrepay = Optional.of("INVALID_REQUEST");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> world.checkout(World.HUSBAND))
                    .isInstanceOfAny(ApiException.class, Tripwire.Crash.class);
        }
        world.wechat.refusePrepay = Optional.of("NO_AUTH");
        assertThatThrownBy(() -> world.checkout(World.HUSBAND)).isInstanceOf(ApiException.class);
        world.wechat.refusePrepay = Optional.empty();
        assertThat(world.wechat.pay(world.checkout(World.HUSBAND).invocation())).isTrue();
    }

    @Test
    void a_wechat_pay_that_calls_every_number_closed_does_not_keep_the_desk_busy_for_ever() {
        world.wechat.refusePrepay = Optional.of("ORDER_CLOSED");
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.BEING_PAID);
        assertThat(world.wire.steps()).filteredOn("pay.prepay"::equals).hasSize(5);
    }

    @Test
    void a_number_that_was_closed_while_it_was_being_opened_is_never_shown() {
        world.wechat.duringPrepay = () -> {
            world.wechat.duringPrepay = () -> {};
            FeeEntry entry = world.entry(OutTradeNo.of("WATER-1"));
            assertThat(world.entries.replace(
                            entry,
                            entry.next(FeeState.CLOSED, world.clock.instant()).build()))
                    .isTrue();
        };
        assertThat(world.checkout(World.HUSBAND).outTradeNo()).isEqualTo(OutTradeNo.of("WATER-2"));
    }

    @Test
    void a_number_that_wechat_pay_has_closed_is_replaced() {
        Checkout first = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofDays(8));
        world.wechat.state(first.outTradeNo(), "CLOSED");
        assertThat(world.checkout(World.HUSBAND).outTradeNo()).isEqualTo(OutTradeNo.of("WATER-2"));
        assertThat(world.state(first.outTradeNo())).isEqualTo(FeeState.CLOSED);
    }

    @Test
    void a_desk_at_another_address_replaces_what_the_old_one_opened() {
        Checkout first = world.checkout(World.HUSBAND);
        Checkout second = world.builder()
                .notifyUrl(URI.create("https://new.example.gov.cn/wx/notify"))
                .build()
                .checkout(world.bill.id(), World.HUSBAND);
        assertThat(second.outTradeNo()).isNotEqualTo(first.outTradeNo());
        assertThat(world.wechat.pay(first.invocation())).isFalse();
    }

    @Test
    void a_number_is_used_once_even_if_its_source_repeats_it() {
        world.checkout(World.HUSBAND);
        world.billing.issue("BILL-2", 500);
        OutTradeNo[] numbers = {OutTradeNo.of("WATER-1"), OutTradeNo.of("WATER-1"), OutTradeNo.of("WATER-9")};
        int[] next = {0};
        Checkout second =
                world.builder().numbers(() -> numbers[next[0]++]).build().checkout(BillId.of("BILL-2"), World.HUSBAND);
        assertThat(second.outTradeNo()).isEqualTo(OutTradeNo.of("WATER-9"));
    }

    @Test
    void a_description_that_wechat_pay_would_refuse_leaves_no_trace() {
        var odd = new UtilityBill(BillId.of("BILL-3"), FakeBilling.ACCOUNT, "水费".repeat(64), Fen.of(1));
        world.billing.issue(odd);
        assertThatThrownBy(() -> world.desk.checkout(odd.id(), World.HUSBAND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("description: 1 to 127 characters, actual 128");
        assertThat(world.entries.standing("BILL-3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing.find", "ledger.standing", "ledger.open"})
    void what_fails_before_the_prepay_reaches_the_caller_and_not_wechat_pay(String step) {
        world.wire.arm(step, Moment.BEFORE, Kind.FAILURE);
        assertThatThrownBy(() -> world.checkout(World.HUSBAND)).isInstanceOf(Tripwire.Failure.class);
        assertThat(world.wechat.numbers()).isEmpty();
        assertThat(world.checkout(World.HUSBAND).outTradeNo()).isNotNull();
    }

    @Test
    void references_have_their_form() {
        assertThatThrownBy(() -> BillId.of("")).hasMessage("bill id: 1 to 64 characters, actual 0");
        assertThatThrownBy(() -> BillId.of("a\nb")).hasMessage("bill id: no control character");
        assertThatThrownBy(() -> AccountNumber.of("x".repeat(65)))
                .hasMessage("account number: 1 to 64 characters, actual 65");
        assertThat(AccountNumber.of("310000123")).hasToString("***23");
        assertThat(AccountNumber.of("123")).hasToString("***");
        assertThatThrownBy(() -> world.billing.issue("BILL-4", 0)).hasMessage("amount: at least 1 fen, actual 0");
    }

    private static void assertRefused(ThrowingCallable checkout, Reason reason) {
        assertThatThrownBy(checkout).isInstanceOfSatisfying(CheckoutRefusedException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.effect()).isEqualTo(Effect.NONE);
        });
    }
}
