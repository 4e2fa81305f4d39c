package io.github.weizheng.payment.utility;

import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.PayCode;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.TradeState;
import io.github.weizheng.payment.order.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the ledger in line with what WeChat Pay says of an order. */
final class Settlement {
    /** A prepay_id is good for two hours; some minutes more for clocks that differ. */
    static final Duration CASHIER_LIFE = Duration.ofMinutes(130);

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final Set<TradeState> OVER = Set.of(TradeState.CLOSED, TradeState.REVOKED);
    private final Orders orders;
    private final Book book;
    private final String appId;
    private final InstantSource clock;

    Settlement(Orders orders, Book book, String appId, InstantSource clock) {
        this.orders = orders;
        this.book = book;
        this.appId = appId;
        this.clock = clock;
    }

    /**
     * Writes down that money came in: as {@code PAID} if it fits, else as {@code DISPUTED}. What is written down already stays.
     */
    FeeEntry record(Transaction transaction) {
        OutTradeNo outTradeNo = transaction.outTradeNo();
        Optional<FeeEntry> written = book.change(outTradeNo, entry -> following(entry, transaction));
        written.ifPresent(entry -> {
            if (entry.state() == FeeState.DISPUTED) {
                // The note may quote the billing system, and so name a citizen: the ledger has it.
                LOG.warn("{} is in dispute", outTradeNo);
            } else {
                LOG.info("{} is paid", outTradeNo);
            }
        });
        return written.orElseGet(() -> book.current(outTradeNo));
    }

    /** Asks WeChat Pay, and writes down what it says if the order is paid or closed. */
    FeeEntry ask(FeeEntry entry) {
        return query(entry.outTradeNo()).map(found -> apply(entry, found)).orElse(entry);
    }

    /**
     * Sees to it that the order can no longer be paid. Only what WeChat Pay says after the closing counts: closing succeeds for
     * orders that do not exist, and fails for one that is being paid.
     *
     * @return {@code CLOSED}; or with money in it; or unpaid as before, if WeChat Pay would not close it
     */
    FeeEntry retire(FeeEntry entry) {
        FeeEntry asked = ask(entry);
        if (!asked.state().isUnpaid()) {
            return asked;
        }
        close(asked.outTradeNo());
        return query(asked.outTradeNo())
                .map(found -> apply(asked, found))
                .orElseGet(() -> mayBeShown(asked) ? asked : closed(asked, "WeChat Pay does not know it"));
    }

    /** An order that was there and is gone was asked for in the wrong place, and can still be paid in the right one. */
    private boolean mayBeShown(FeeEntry entry) {
        return entry.state() == FeeState.PREPAID
                && entry.updatedAt().plus(CASHIER_LIFE).isAfter(clock.instant());
    }

    private Optional<FeeEntry> following(FeeEntry entry, Transaction transaction) {
        String id = transaction.transactionId().orElse("");
        boolean known = entry.transactionId().filter(id::equals).isPresent();
        return switch (entry.state()) {
            case OPENED, PREPAID -> {
                String misfit = misfit(entry, transaction);
                yield Optional.of(
                        paid(entry, misfit.isEmpty() ? FeeState.PAID : FeeState.DISPUTED, misfit, transaction));
            }
            // The same payment again, after a human has closed the dispute about it, is no news.
            case CLOSED ->
                known
                        ? Optional.empty()
                        : Optional.of(paid(entry, FeeState.DISPUTED, "paid after it was closed", transaction));
            case PAID, WRITING_OFF, WRITTEN_OFF ->
                known
                        ? Optional.empty()
                        : Optional.of(entry.next(FeeState.DISPUTED, clock.instant())
                                .note("paid a second time, as " + id)
                                .build());
            case DISPUTED ->
                known || entry.note().contains(id)
                        ? Optional.empty()
                        : Optional.of(entry.next(FeeState.DISPUTED, clock.instant())
                                .note(entry.note() + "; paid also as " + id)
                                .build());
        };
    }

    private FeeEntry paid(FeeEntry entry, FeeState state, String note, Transaction transaction) {
        FeeEntry.Builder next = entry.next(state, clock.instant()).note(note);
        Instant paidAt = transaction.successTime().orElseGet(clock::instant);
        transaction.transactionId().ifPresent(id -> next.payment(id, paidAt));
        return next.build();
    }

    private String misfit(FeeEntry entry, Transaction transaction) {
        if (!transaction.appId().equals(appId)) {
            return "paid under the appid " + transaction.appId();
        }
        if (transaction.total().filter(entry.amount()::equals).isEmpty()
                || !transaction.currency().orElse("CNY").equals("CNY")) {
            return "due " + entry.amount() + ", ordered at WeChat Pay "
                    + transaction.total().map(Object::toString).orElse("nothing") + " "
                    + transaction.currency().orElse("");
        }
        if (transaction.transactionId().isEmpty()) {
            return "paid without a number of WeChat Pay";
        }
        return transaction.state().equals(TradeState.SUCCESS) ? "" : "refunded before it was written off";
    }

    private FeeEntry apply(FeeEntry entry, Transaction found) {
        if (found.isPaid()) {
            return record(found);
        }
        return OVER.contains(found.state()) ? closed(entry, "closed at WeChat Pay") : entry;
    }

    private FeeEntry closed(FeeEntry entry, String note) {
        if (!entry.state().isUnpaid()) {
            return entry;
        }
        FeeEntry closed =
                entry.next(FeeState.CLOSED, clock.instant()).note(note).build();
        return book.put(entry, closed);
    }

    private void close(OutTradeNo outTradeNo) {
        try {
            orders.close(outTradeNo);
        } catch (ApiException e) {
            // Paid, closed before, unknown, or being paid: the query that follows tells.
            LOG.debug("{} was not closed: {}", outTradeNo, e.code());
        }
    }

    private Optional<Transaction> query(OutTradeNo outTradeNo) {
        try {
            return Optional.of(orders.query(outTradeNo));
        } catch (ApiException e) {
            if (PayCode.of(e).equals(PayCode.ORDER_NOT_EXIST)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
