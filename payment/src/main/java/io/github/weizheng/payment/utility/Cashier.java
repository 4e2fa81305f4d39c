package io.github.weizheng.payment.utility;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.PayCode;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.PrepayId;
import io.github.weizheng.payment.utility.CheckoutRefusedException.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Opens bills for payment, so that a bill is never payable under two numbers.
 *
 * <p>A number is in the ledger before WeChat Pay hears of it, and the cashier is shown only after the ledger has confirmed that
 * the number is still open. So a number that the ledger has closed is either closed at WeChat Pay or was never shown.
 */
final class Cashier {
    private static final Duration IN_HAND = Duration.ofMinutes(1);
    private static final int TURNS = 5;

    private static final Set<PayCode> BURNT =
            Set.of(PayCode.ORDER_CLOSED, PayCode.ORDER_PAID, PayCode.OUT_TRADE_NO_USED);

    /** Also what WeChat Pay says to any order that it does not like, so it burns only a number that was sent before. */
    private static final PayCode OTHER_PARAMETERS = PayCode.INVALID_REQUEST;

    private final Orders orders;
    private final BillingSystem billing;
    private final Book book;
    private final Settlement settlement;
    private final WriteOffs writeOffs;
    private final String appId;
    private final URI notifyUrl;
    private final Supplier<OutTradeNo> numbers;
    private final InstantSource clock;

    Cashier(FeeDesk.Builder desk, Book book, Settlement settlement, WriteOffs writeOffs, Supplier<OutTradeNo> numbers) {
        this.orders = desk.orders;
        this.billing = desk.billing;
        this.book = book;
        this.settlement = settlement;
        this.writeOffs = writeOffs;
        this.appId = desk.requiredAppId();
        this.notifyUrl = desk.requiredNotifyUrl();
        this.numbers = numbers;
        this.clock = desk.clock;
    }

    Checkout checkout(BillId billId, OpenId payer) {
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<FeeEntry> unpaid = unpaid(billId);
            UtilityBill bill = billing.find(billId).orElseThrow(() -> new CheckoutRefusedException(Reason.NOT_DUE));
            Optional<FeeEntry> taken = unpaid.isPresent() ? reuse(unpaid.get(), bill, payer) : open(bill, payer);
            Optional<PrepayId> prepaid = taken.flatMap(this::prepay);
            if (prepaid.isPresent()) {
                return new Checkout(
                        taken.get().outTradeNo(), taken.get().amount(), orders.invocation(appId, prepaid.get()));
            }
        }
        throw new CheckoutRefusedException(Reason.BEING_PAID);
    }

    /** The bill's entry that may still be paid. Where money is in, the write-off is helped on, and the checkout ends. */
    private Optional<FeeEntry> unpaid(BillId billId) {
        List<FeeEntry> standing = book.ledger().standing(billId.value());
        for (FeeEntry entry : standing) {
            if (entry.state() == FeeState.DISPUTED) {
                throw new CheckoutRefusedException(Reason.DISPUTED);
            }
            if (!entry.state().isUnpaid()) {
                writeOffs.finish(entry.outTradeNo());
                throw new CheckoutRefusedException(Reason.ALREADY_PAID);
            }
        }
        return standing.stream().findFirst();
    }

    /** A new number, or nothing if somebody else has opened the bill meanwhile. */
    private Optional<FeeEntry> open(UtilityBill bill, OpenId payer) {
        FeeEntry entry = FeeEntry.builder(numbers.get(), bill.id().value(), bill.amount(), payer, clock.instant())
                .description(bill.description())
                .prepayAttempts(1)
                .build();
        // Built first, so that a text that WeChat Pay would not take leaves no trace.
        order(entry);
        return book.ledger().open(entry) ? Optional.of(entry) : Optional.empty();
    }

    /** The number that is open, if it is this citizen's and for this amount; else nothing, once it can no longer be paid. */
    private Optional<FeeEntry> reuse(FeeEntry entry, UtilityBill bill, OpenId payer) {
        boolean own = entry.payer().equals(payer);
        if (own && entry.amount().equals(bill.amount())) {
            FeeEntry again = entry.next(entry.state(), clock.instant())
                    .prepayAttempts(entry.prepayAttempts() + 1)
                    .build();
            return book.ledger().replace(entry, again) ? Optional.of(again) : Optional.empty();
        }
        if (!own && entry.updatedAt().plus(IN_HAND).isAfter(clock.instant())) {
            throw new CheckoutRefusedException(Reason.BEING_PAID);
        }
        retire(entry);
        return Optional.empty();
    }

    /** Nothing if the number turned out to be burnt, or the ledger has moved on: then from the start. */
    private Optional<PrepayId> prepay(FeeEntry entry) {
        PrepayId id;
        try {
            id = orders.jsapi(order(entry), Payer.of(entry.payer()));
        } catch (ApiException e) {
            PayCode code = PayCode.of(e);
            boolean changed = entry.prepayAttempts() > 1 && code.equals(OTHER_PARAMETERS);
            if (!changed && !BURNT.contains(code)) {
                throw e;
            }
            retire(entry);
            return Optional.empty();
        }
        boolean open = book.change(
                        entry.outTradeNo(),
                        now -> now.state().isUnpaid()
                                ? Optional.of(now.next(FeeState.PREPAID, clock.instant())
                                        .build())
                                : Optional.empty())
                .isPresent();
        return open ? Optional.of(id) : Optional.empty();
    }

    private void retire(FeeEntry entry) {
        if (settlement.retire(entry).state().isUnpaid()) {
            throw new CheckoutRefusedException(Reason.BEING_PAID);
        }
    }

    private PayOrder order(FeeEntry entry) {
        return PayOrder.builder(appId, entry.outTradeNo(), entry.amount())
                .description(entry.description())
                .notifyUrl(notifyUrl)
                .build();
    }
}
