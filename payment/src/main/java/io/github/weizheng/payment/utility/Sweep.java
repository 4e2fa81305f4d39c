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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over what is not finished. For one thread; made anew for each pass. */
final class Sweep {
    /** A notification usually comes within seconds. */
    private static final Duration QUERY_AFTER = Duration.ofMinutes(5);

    private static final int PAGE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private final Book book;
    private final Settlement settlement;
    private final WriteOffs writeOffs;
    private final Instant now;
    private final Set<OutTradeNo> seen = new HashSet<>();
    private final Map<FeeState, List<OutTradeNo>> found = new EnumMap<>(FeeState.class);
    private final List<OutTradeNo> failed = new ArrayList<>();
    private boolean reachable = true;

    Sweep(Book book, Settlement settlement, WriteOffs writeOffs, Instant now) {
        this.book = book;
        this.settlement = settlement;
        this.writeOffs = writeOffs;
        this.now = now;
    }

    /** Money that is in comes first: it must not wait for a WeChat Pay that does not answer. */
    SweepReport run() {
        each(now, entry -> look(entry, this::finish), FeeState.PAID);
        each(now.minus(WriteOffs.LEASE), entry -> look(entry, this::finish), FeeState.WRITING_OFF);
        each(now.minus(QUERY_AFTER), this::ask, FeeState.OPENED, FeeState.PREPAID);
        each(now, entry -> look(entry, UnaryOperator.identity()), FeeState.DISPUTED);
        return new SweepReport(
                in(FeeState.WRITTEN_OFF),
                in(FeeState.PAID, FeeState.WRITING_OFF),
                in(FeeState.CLOSED),
                in(FeeState.OPENED, FeeState.PREPAID),
                in(FeeState.DISPUTED),
                failed);
    }

    private void each(Instant unchangedSince, Consumer<FeeEntry> visit, FeeState... states) {
        FeeEntry last = null;
        List<FeeEntry> page;
        do {
            page = book.ledger().unchangedSince(unchangedSince, Set.of(states), last, PAGE);
            for (FeeEntry entry : page) {
                // What this sweep has changed comes round again under a clock that stands still or goes back.
                if (seen.add(entry.outTradeNo())) {
                    visit.accept(entry);
                }
                last = entry;
            }
        } while (page.size() >= PAGE);
    }

    /** Nothing is asked any more once WeChat Pay could not be reached, so that the others need not wait for the same. */
    private void ask(FeeEntry entry) {
        if (reachable) {
            reachable = look(entry, this::settle);
        } else {
            failed.add(entry.outTradeNo());
        }
    }

    private FeeEntry finish(FeeEntry entry) {
        return writeOffs.finish(entry.outTradeNo());
    }

    private FeeEntry settle(FeeEntry entry) {
        boolean late = !entry.updatedAt().plus(Settlement.CASHIER_LIFE).isAfter(now);
        FeeEntry settled = late ? settlement.retire(entry) : settlement.ask(entry);
        return settled.state() == FeeState.PAID ? finish(settled) : settled;
    }

    /** False if WeChat Pay could not be reached. */
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

    private List<OutTradeNo> in(FeeState... states) {
        List<OutTradeNo> numbers = new ArrayList<>();
        for (FeeState state : states) {
            numbers.addAll(found.getOrDefault(state, List.of()));
        }
        return numbers;
    }
}
