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
    void theSameCitizenGetsTheSameNumberAgain() {
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
    void anotherCitizenTakesOverOnceTheOldNumberIsClosed() {
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
    void anotherAmountTakesAnotherNumberAtOnce() {
        Checkout before = world.checkout(World.HUSBAND);
        world.billing.issue("BILL-1", 1300);
        Checkout after = world.checkout(World.HUSBAND);
        assertThat(after.outTradeNo()).isNotEqualTo(before.outTradeNo());
        assertThat(after.amount().value()).isEqualTo(1300);
        assertThat(world.wechat.pay(before.invocation())).isFalse();
    }

    @Test
    void aNumberThatIsBeingPaidIsNotReplaced() {
        Checkout husband = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofMinutes(1));
        world.wechat.refuseClose = Optional.of("FREQUENCY_LIMITED");
        assertRefused(() -> world.checkout(World.WIFE), Reason.BEING_PAID);
        assertThat(world.wechat.pay(husband.invocation())).isTrue();
    }

    @Test
    void aNumberThatWeChatPayKnewAndDeniesIsNotReplacedWhileItsCashierIsGood() {
        Checkout husband = world.checkout(World.HUSBAND);
        world.wechat.forget(husband.outTradeNo());
        world.clock.advance(Duration.ofMinutes(129));
        assertRefused(() -> world.checkout(World.WIFE), Reason.BEING_PAID);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.checkout(World.WIFE).outTradeNo()).isNotEqualTo(husband.outTradeNo());
    }

    @Test
    void aPaymentWithoutANotificationShowsWhenAnotherCitizenAsks() {
        Checkout husband = world.checkout(World.HUSBAND);
        world.wechat.pay(husband.invocation());
        world.clock.advance(Duration.ofMinutes(1));
        assertRefused(() -> world.checkout(World.WIFE), Reason.ALREADY_PAID);
        assertThat(world.state(husband.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
    }

    @Test
    void aPaymentWhileTheOldNumberIsBeingClosedShowsToo() {
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
    void aPaymentWithoutANotificationShowsWhenTheSameCitizenAsks() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.ALREADY_PAID);
        assertThat(world.state(checkout.outTradeNo())).isEqualTo(FeeState.WRITTEN_OFF);
    }

    @Test
    void aPaidBillIsRefusedAlthoughTheBillingSystemStillHasIt() {
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        world.notify(checkout.outTradeNo());
        world.billing.issue("BILL-1", 1260);
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.ALREADY_PAID);
        assertRefused(() -> world.checkout(World.WIFE), Reason.ALREADY_PAID);
    }

    @Test
    void aBillThatIsNotDueIsRefused() {
        assertRefused(() -> world.desk.checkout(BillId.of("BILL-2"), World.HUSBAND), Reason.NOT_DUE);
        assertThat(world.wechat.numbers()).isEmpty();
        assertThat(world.entries.standing("BILL-2")).isEmpty();
    }

    @Test
    void aPrepayWhoseAnswerWasLostGoesOnUnderItsNumber() {
        world.wire.arm("pay.prepay", Moment.AFTER, Kind.FAILURE);
        assertThatThrownBy(() -> world.checkout(World.HUSBAND)).isInstanceOf(TransportException.class);
        assertThat(world.wechat.numbers()).containsExactly("WATER-1");
        assertThat(world.state(OutTradeNo.of("WATER-1"))).isEqualTo(FeeState.OPENED);

        assertThat(world.checkout(World.HUSBAND).outTradeNo()).isEqualTo(OutTradeNo.of("WATER-1"));
    }

    @Test
    void aNotificationThatIsFasterThanTheAnswerToThePrepayEndsTheCheckout() {
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
    void aPaymentThroughTheCitizensOtherPageEndsTheCheckout() {
        world.wechat.beforePrepay = () -> {
            world.wechat.beforePrepay = () -> {};
            world.wechat.pay(world.checkout(World.HUSBAND).invocation());
        };
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.ALREADY_PAID);
        assertThat(world.billing.writtenOff()).hasSize(1);
    }

    @Test
    void anOrderThatWechatPayDoesNotLikeReachesTheCaller() {
        world.wire.arm("pay.prepay", Moment.BEFORE, Kind.CRASH);
        world.wechat.refusePrepay = Optional.of("INVALID_REQUEST");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> world.checkout(World.HUSBAND))
                    .isInstanceOfAny(ApiException.class, Tripwire.Crash.class);
            world.wire.revive();
        }
        world.wechat.refusePrepay = Optional.of("NO_AUTH");
        assertThatThrownBy(() -> world.checkout(World.HUSBAND)).isInstanceOf(ApiException.class);
        world.wechat.refusePrepay = Optional.empty();
        assertThat(world.wechat.pay(world.checkout(World.HUSBAND).invocation())).isTrue();
    }

    @Test
    void aWechatPayThatCallsEveryNumberClosedDoesNotKeepTheDeskBusyForEver() {
        world.wechat.refusePrepay = Optional.of("ORDER_CLOSED");
        assertRefused(() -> world.checkout(World.HUSBAND), Reason.BEING_PAID);
        assertThat(world.wire.steps()).filteredOn("pay.prepay"::equals).hasSize(5);
    }

    @Test
    void aNumberThatWasClosedWhileItWasBeingOpenedIsNeverShown() {
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
    void aNumberThatWechatPayHasClosedIsReplaced() {
        Checkout first = world.checkout(World.HUSBAND);
        world.clock.advance(Duration.ofDays(8));
        world.wechat.state(first.outTradeNo(), "CLOSED");
        assertThat(world.checkout(World.HUSBAND).outTradeNo()).isEqualTo(OutTradeNo.of("WATER-2"));
        assertThat(world.state(first.outTradeNo())).isEqualTo(FeeState.CLOSED);
    }

    @Test
    void aDeskAtAnotherAddressReplacesWhatTheOldOneOpened() {
        Checkout first = world.checkout(World.HUSBAND);
        Checkout second = world.builder()
                .notifyUrl(URI.create("https://new.example.gov.cn/wx/notify"))
                .build()
                .checkout(world.bill.id(), World.HUSBAND);
        assertThat(second.outTradeNo()).isNotEqualTo(first.outTradeNo());
        assertThat(world.wechat.pay(first.invocation())).isFalse();
    }

    @Test
    void aNumberIsUsedOnceEvenIfItsSourceRepeatsIt() {
        world.checkout(World.HUSBAND);
        world.billing.issue("BILL-2", 500);
        OutTradeNo[] numbers = {OutTradeNo.of("WATER-1"), OutTradeNo.of("WATER-1"), OutTradeNo.of("WATER-9")};
        int[] next = {0};
        Checkout second =
                world.builder().numbers(() -> numbers[next[0]++]).build().checkout(BillId.of("BILL-2"), World.HUSBAND);
        assertThat(second.outTradeNo()).isEqualTo(OutTradeNo.of("WATER-9"));
    }

    @Test
    void aDescriptionThatWechatPayWouldRefuseLeavesNoTrace() {
        UtilityBill odd = UtilityBill.builder(BillId.of("BILL-3"), FakeBilling.ACCOUNT, Fen.of(1))
                .description("水费".repeat(64))
                .build();
        world.billing.issue(odd);
        assertThatThrownBy(() -> world.desk.checkout(odd.id(), World.HUSBAND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("description: 1 to 127 characters, actual 128");
        assertThat(world.entries.standing("BILL-3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing.find", "ledger.standing", "ledger.open"})
    void whatFailsBeforeThePrepayReachesTheCallerAndNotWechatPay(String step) {
        world.wire.arm(step, Moment.BEFORE, Kind.FAILURE);
        assertThatThrownBy(() -> world.checkout(World.HUSBAND)).isInstanceOf(Tripwire.Failure.class);
        assertThat(world.wechat.numbers()).isEmpty();
        assertThat(world.checkout(World.HUSBAND).outTradeNo()).isNotNull();
    }

    @Test
    void referencesHaveTheirForm() {
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
