package io.github.weizheng.payment.utility;

import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeLedger;
import io.github.weizheng.payment.order.OutTradeNo;
import java.util.Optional;
import java.util.function.Function;

/** The ledger, as the steps of the desk write it: read, decide, compare-and-set, and from the start if somebody was faster. */
final class Book {
    private static final int TRIES = 20;
    private final FeeLedger ledger;

    Book(FeeLedger ledger) {
        this.ledger = ledger;
    }

    FeeLedger ledger() {
        return ledger;
    }

    /** The entry as it stands. */
    FeeEntry current(OutTradeNo outTradeNo) {
        return ledger.find(outTradeNo)
                .orElseThrow(() -> new IllegalStateException(outTradeNo + " is not in the ledger"));
    }

    /** Writes what follows the entry; if it has moved on, the entry as it stands comes back instead. */
    FeeEntry put(FeeEntry entry, FeeEntry next) {
        return ledger.replace(entry, next) ? next : current(entry.outTradeNo());
    }

    /**
     * Changes the entry by a decision that is taken anew if somebody was faster.
     *
     * @param decision what is to follow, or nothing if the entry is to stay
     * @return the change that was written, or nothing if none was to be
     */
    Optional<FeeEntry> change(OutTradeNo outTradeNo, Function<FeeEntry, Optional<FeeEntry>> decision) {
        for (int i = 0; i < TRIES; i++) {
            FeeEntry entry = current(outTradeNo);
            Optional<FeeEntry> next = decision.apply(entry);
            if (next.isEmpty() || ledger.replace(entry, next.get())) {
                return next;
            }
        }
        throw new IllegalStateException(outTradeNo + " has changed under every one of " + TRIES + " tries");
    }
}
