package io.github.weizheng.payment.utility;

import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes off what is paid: one at a time per order, and after an attempt whose outcome is not known only once the billing system
 * has been asked.
 */
final class WriteOffs {
    /** After that, whoever was at it is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(WriteOffs.class);
    private final BillingSystem billing;
    private final Book book;
    private final InstantSource clock;
    private final Consumer<FeeEntry> onWrittenOff;

    WriteOffs(BillingSystem billing, Book book, InstantSource clock, Consumer<FeeEntry> onWrittenOff) {
        this.billing = billing;
        this.book = book;
        this.clock = clock;
        this.onWrittenOff = onWrittenOff;
    }

    /**
     * Goes as far as it can, and leaves alone what is not paid, is done, or is in somebody else's hands. A failure of the billing
     * system is not thrown: the entry is {@code PAID} again.
     */
    FeeEntry finish(OutTradeNo outTradeNo) {
        return book.change(outTradeNo, this::claimed).map(this::writeOff).orElseGet(() -> book.current(outTradeNo));
    }

    private Optional<FeeEntry> claimed(FeeEntry entry) {
        boolean free = entry.state() == FeeState.PAID
                || (entry.state() == FeeState.WRITING_OFF
                        && !entry.updatedAt().plus(LEASE).isAfter(clock.instant()));
        return free
                ? Optional.of(entry.next(FeeState.WRITING_OFF, clock.instant())
                        .writeOffAttempts(entry.writeOffAttempts() + 1)
                        .build())
                : Optional.empty();
    }

    private FeeEntry writeOff(FeeEntry claimed) {
        Optional<WriteOff> answer;
        try {
            answer = answer(claimed);
        } catch (RuntimeException | Error e) {
            LOG.warn("The write-off of {} failed, its outcome is unknown", claimed.outTradeNo(), WithoutWords.of(e));
            return book.put(claimed, after(claimed, FeeState.PAID, "the write-off failed, its outcome is unknown"));
        }
        if (answer.isEmpty()) {
            return book.put(claimed, after(claimed, FeeState.PAID, "the billing system is still at it"));
        }
        if (answer.get().outcome() == WriteOff.Outcome.REFUSED) {
            LOG.warn("The write-off of {} was refused", claimed.outTradeNo());
            return book.put(
                    claimed,
                    after(
                            claimed,
                            FeeState.DISPUTED,
                            "write-off refused: " + answer.get().reason()));
        }
        FeeEntry writtenOff = after(claimed, FeeState.WRITTEN_OFF, "");
        FeeEntry standing = book.put(claimed, writtenOff);
        if (standing == writtenOff) {
            LOG.info("{} is written off", claimed.outTradeNo());
            tell(writtenOff);
        }
        return standing;
    }

    private void tell(FeeEntry writtenOff) {
        try {
            onWrittenOff.accept(writtenOff);
        } catch (RuntimeException | Error e) {
            LOG.warn("{} is written off, and its listener failed", writtenOff.outTradeNo(), WithoutWords.of(e));
        }
    }

    /** Nothing if the billing system is still at an earlier attempt. */
    private Optional<WriteOff> answer(FeeEntry claimed) {
        if (claimed.writeOffAttempts() > 1) {
            WriteOffStatus status = billing.status(claimed.outTradeNo());
            if (status != WriteOffStatus.NONE) {
                return status == WriteOffStatus.DONE ? Optional.of(WriteOff.already()) : Optional.empty();
            }
        }
        return Optional.of(billing.writeOff(new WriteOffOrder(
                claimed.outTradeNo(),
                BillId.of(claimed.billReference()),
                claimed.amount(),
                claimed.payer(),
                claimed.transactionId().orElseThrow(),
                claimed.paidAt().orElseThrow())));
    }

    private FeeEntry after(FeeEntry claimed, FeeState state, String note) {
        return claimed.next(state, clock.instant()).note(note).build();
    }
}
