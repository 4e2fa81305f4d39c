package io.github.weizheng.payment.utility;

import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over what is not finished. For one thread; made anew for each pass. */
final class Sweep {
    /** A notification usually comes within seconds. */
    private static final Duration QUERY_AFTER = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private final Book book;
    private final Settlement settlement;
    private final WriteOffs writeOffs;
    private final Instant now;
    private final Map<FeeState, List<OutTradeNo>> found = new EnumMap<>(FeeState.class);
    private final List<OutTradeNo> failed = new ArrayList<>();

    Sweep(Book book, Settlement settlement, WriteOffs writeOffs, Instant now) {
        this.book = book;
        this.settlement = settlement;
        this.writeOffs = writeOffs;
        this.now = now;
    }

    /** Money that is in comes first: it must not wait for a WeChat Pay that does not answer. */
    SweepReport run() {
        for (FeeEntry entry : entries(now, FeeState.PAID)) {
            look(entry, this::finish);
        }
        for (FeeEntry entry : entries(now.minus(WriteOffs.LEASE), FeeState.WRITING_OFF)) {
            look(entry, this::finish);
        }
        boolean reachable = true;
        for (FeeEntry entry : entries(now.minus(QUERY_AFTER), FeeState.OPENED, FeeState.PREPAID)) {
            if (reachable) {
                reachable = look(entry, this::settle);
            } else {
                failed.add(entry.outTradeNo());
            }
        }
        List<OutTradeNo> disputed = entries(now, FeeState.DISPUTED).stream()
                .map(FeeEntry::outTradeNo)
                .toList();
        return new SweepReport(
                in(FeeState.WRITTEN_OFF),
                in(FeeState.PAID, FeeState.WRITING_OFF),
                in(FeeState.CLOSED),
                in(FeeState.OPENED, FeeState.PREPAID),
                disputed,
                failed);
    }

    private FeeEntry finish(FeeEntry entry) {
        return writeOffs.finish(entry.outTradeNo());
    }

    private FeeEntry settle(FeeEntry entry) {
        boolean late = !entry.updatedAt().plus(Settlement.CASHIER_LIFE).isAfter(now);
        FeeEntry settled = late ? settlement.retire(entry) : settlement.ask(entry);
        return settled.state() == FeeState.PAID ? finish(settled) : settled;
    }

    /** False if WeChat Pay could not be reached, so that the others need not wait for the same. */
    private boolean look(FeeEntry entry, UnaryOperator<FeeEntry> step) {
        OutTradeNo outTradeNo = entry.outTradeNo();
        try {
            found.computeIfAbsent(step.apply(entry).state(), state -> new ArrayList<>())
                    .add(outTradeNo);
            return true;
        } catch (RuntimeException | Error e) {
            // One that a missing class or an endless recursion stops must not stop the others for ever.
            LOG.warn("{} is left for the next sweep", outTradeNo, WithoutWords.of(e));
            failed.add(outTradeNo);
            return !(e instanceof TransportException);
        }
    }

    private List<FeeEntry> entries(Instant unchangedSince, FeeState... states) {
        return book.ledger().unchangedSince(unchangedSince, Set.of(states));
    }

    private List<OutTradeNo> in(FeeState... states) {
        List<OutTradeNo> numbers = new ArrayList<>();
        for (FeeState state : states) {
            numbers.addAll(found.getOrDefault(state, List.of()));
        }
        return numbers;
    }
}
