package io.github.weizheng.payment.ledger;

import io.github.weizheng.payment.order.OutTradeNo;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that is gone when the JVM is: for tests and trials, never for money. Grows without bound. Thread-safe.
 */
public final class InMemoryFeeLedger implements FeeLedger {
    private static final Comparator<FeeEntry> LONGEST_UNCHANGED = Comparator.comparing(FeeEntry::updatedAt)
            .thenComparing(entry -> entry.outTradeNo().value());

    private final Object lock = new Object();
    private final Map<OutTradeNo, FeeEntry> byNumber = new HashMap<>();
    private final Map<String, Set<OutTradeNo>> byBill = new HashMap<>();

    /** An empty ledger. */
    public InMemoryFeeLedger() {}

    @Override
    public boolean open(FeeEntry entry) {
        synchronized (lock) {
            if (byNumber.containsKey(entry.outTradeNo())
                    || !standing(entry.billReference()).isEmpty()) {
                return false;
            }
            byNumber.put(entry.outTradeNo(), entry);
            byBill.computeIfAbsent(entry.billReference(), bill -> new HashSet<>())
                    .add(entry.outTradeNo());
            return true;
        }
    }

    @Override
    public boolean replace(FeeEntry expected, FeeEntry next) {
        if (!next.outTradeNo().equals(expected.outTradeNo()) || next.version() != expected.version() + 1) {
            throw new IllegalArgumentException("next: the version after " + expected + ", actual " + next);
        }
        synchronized (lock) {
            FeeEntry stored = byNumber.get(expected.outTradeNo());
            if (stored == null || stored.version() != expected.version()) {
                return false;
            }
            byNumber.put(next.outTradeNo(), next);
            return true;
        }
    }

    @Override
    public Optional<FeeEntry> find(OutTradeNo outTradeNo) {
        synchronized (lock) {
            return Optional.ofNullable(byNumber.get(outTradeNo));
        }
    }

    @Override
    public List<FeeEntry> standing(String billReference) {
        synchronized (lock) {
            return byBill.getOrDefault(billReference, Set.of()).stream()
                    .map(byNumber::get)
                    .filter(entry -> entry.state() != FeeState.CLOSED)
                    .sorted(Comparator.comparing(FeeEntry::openedAt))
                    .toList();
        }
    }

    @Override
    public List<FeeEntry> unchangedSince(Instant moment, Set<FeeState> states, @Nullable FeeEntry after, int limit) {
        synchronized (lock) {
            return byNumber.values().stream()
                    .filter(entry ->
                            states.contains(entry.state()) && !entry.updatedAt().isAfter(moment))
                    .filter(entry -> after == null || LONGEST_UNCHANGED.compare(entry, after) > 0)
                    .sorted(LONGEST_UNCHANGED)
                    .limit(limit)
                    .toList();
        }
    }
}
