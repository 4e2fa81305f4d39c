package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeLedger;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger keeps. */
abstract class FeeLedgerContract {
    private static final Instant NOON = Instant.parse("2024-05-01T04:00:00Z");
    private static final OpenId PAYER = OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    private final FeeLedger ledger = emptyLedger();

    abstract FeeLedger emptyLedger();

    @Test
    void whatWasOpenedIsFound() {
        FeeEntry entry = entry("WATER-1", "BILL-1");
        assertThat(ledger.open(entry)).isTrue();
        FeeEntry found = ledger.find(entry.outTradeNo()).orElseThrow();
        assertThat(found).usingRecursiveComparison().isEqualTo(entry);
        assertThat(ledger.standing("BILL-1")).hasSize(1);
        assertThat(ledger.find(OutTradeNo.of("WATER-2"))).isEmpty();
        assertThat(ledger.standing("BILL-2")).isEmpty();
    }

    @Test
    void aNumberIsOpenedOnce() {
        assertThat(ledger.open(entry("WATER-1", "BILL-1"))).isTrue();
        assertThat(ledger.open(entry("WATER-1", "BILL-2"))).isFalse();
        assertThat(ledger.standing("BILL-2")).isEmpty();
    }

    @Test
    void aBillIsOpenedAnewOnlyOnceItIsClosed() {
        FeeEntry entry = entry("WATER-1", "BILL-1");
        ledger.open(entry);
        FeeEntry paid = entry.next(FeeState.PAID, NOON).payment("42", NOON).build();
        FeeEntry disputed = paid.next(FeeState.DISPUTED, NOON).build();
        FeeEntry closed = disputed.next(FeeState.CLOSED, NOON).build();
        assertThat(ledger.open(entry("WATER-2", "BILL-1"))).isFalse();
        assertThat(ledger.replace(entry, paid)).isTrue();
        assertThat(ledger.open(entry("WATER-2", "BILL-1"))).isFalse();
        assertThat(ledger.replace(paid, disputed)).isTrue();
        assertThat(ledger.open(entry("WATER-2", "BILL-1"))).isFalse();
        assertThat(ledger.replace(disputed, closed)).isTrue();
        assertThat(ledger.standing("BILL-1")).isEmpty();
        assertThat(ledger.open(entry("WATER-2", "BILL-1"))).isTrue();

        assertThat(ledger.replace(closed, closed.next(FeeState.DISPUTED, NOON).build()))
                .isTrue();
        assertThat(ledger.standing("BILL-1"))
                .extracting(FeeEntry::state)
                .containsExactlyInAnyOrder(FeeState.OPENED, FeeState.DISPUTED);
    }

    @Test
    void whatHasMovedOnIsNotOverwritten() {
        FeeEntry entry = entry("WATER-1", "BILL-1");
        ledger.open(entry);
        FeeEntry prepaid = entry.next(FeeState.PREPAID, NOON).build();
        FeeEntry closed = entry.next(FeeState.CLOSED, NOON).build();
        assertThat(ledger.replace(entry, prepaid)).isTrue();
        assertThat(ledger.replace(entry, closed)).isFalse();
        assertThat(ledger.find(entry.outTradeNo())).contains(prepaid);
        FeeEntry never = entry("WATER-9", "BILL-9");
        assertThat(ledger.replace(never, never.next(FeeState.PREPAID, NOON).build()))
                .isFalse();
        assertThat(ledger.find(never.outTradeNo())).isEmpty();
    }

    @Test
    void onlyTheNextVersionOfTheSameNumberFollows() {
        FeeEntry entry = entry("WATER-1", "BILL-1");
        FeeEntry second = entry.next(FeeState.PREPAID, NOON).build();
        FeeEntry third = second.next(FeeState.PREPAID, NOON).build();
        FeeEntry other = entry("WATER-2", "BILL-2").next(FeeState.PREPAID, NOON).build();
        ledger.open(entry);
        assertThatThrownBy(() -> ledger.replace(entry, third)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.replace(entry, other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.replace(entry, entry)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLongestUnchangedComeFirst() {
        for (int i = 3; i > 0; i--) {
            FeeEntry entry = entry("WATER-" + i, "BILL-" + i);
            ledger.open(entry);
            ledger.replace(
                    entry, entry.next(FeeState.PREPAID, NOON.plusSeconds(i)).build());
        }
        ledger.open(entry("WATER-4", "BILL-4"));
        assertThat(numbers(NOON.plusSeconds(2), EnumSet.of(FeeState.PREPAID))).containsExactly("WATER-1", "WATER-2");
        assertThat(numbers(NOON, EnumSet.of(FeeState.PREPAID, FeeState.OPENED))).containsExactly("WATER-4");
        assertThat(numbers(NOON.plusSeconds(9), EnumSet.of(FeeState.PAID))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherByLastChangeAndThenByNumber() {
        for (String number : List.of("WATER-b", "WATER-B", "WATER-10", "WATER-9", "WATER_1")) {
            ledger.open(entry(number, "BILL " + number));
        }
        prepaid("WATER-7", NOON.minusSeconds(1));
        prepaid("WATER-0", NOON.plusSeconds(1));
        List<String> inOrder = List.of("WATER-7", "WATER-10", "WATER-9", "WATER-B", "WATER-b", "WATER_1", "WATER-0");
        Set<FeeState> unpaid = EnumSet.of(FeeState.OPENED, FeeState.PREPAID);
        for (int limit = 1; limit <= inOrder.size() + 1; limit++) {
            assertThat(paged(NOON.plusSeconds(1), unpaid, limit)).isEqualTo(inOrder);
        }
        assertThat(paged(NOON, EnumSet.of(FeeState.OPENED), 1)).isEqualTo(inOrder.subList(1, 6));
    }

    @Test
    void aPageBeginsBehindTheValueHandedInWhateverBecameOfIt() {
        FeeEntry first = entry("WATER-1", "BILL-1");
        ledger.open(first);
        ledger.open(entry("WATER-2", "BILL-2"));
        ledger.open(entry("WATER-3", "BILL-3"));
        Set<FeeState> unpaid = EnumSet.of(FeeState.OPENED, FeeState.PREPAID);
        FeeEntry later = first.next(FeeState.PREPAID, NOON.plusSeconds(5)).build();
        ledger.replace(first, later);
        assertThat(numbers(ledger.unchangedSince(NOON, unpaid, first, 9))).containsExactly("WATER-2", "WATER-3");
        assertThat(numbers(ledger.unchangedSince(NOON.plusSeconds(5), unpaid, first, 9)))
                .containsExactly("WATER-2", "WATER-3", "WATER-1");
        ledger.replace(later, later.next(FeeState.CLOSED, NOON.plusSeconds(6)).build());
        assertThat(numbers(ledger.unchangedSince(NOON, unpaid, first, 1))).containsExactly("WATER-2");
        FeeEntry unknown = entry("WATER-2x", "BILL-9");
        assertThat(numbers(ledger.unchangedSince(NOON, unpaid, unknown, 9))).containsExactly("WATER-3");
    }

    @Test
    void ofManyAtOnceOneWins() {
        assertThat(IntStream.range(0, 64).parallel().filter(i -> ledger.open(entry("WATER-" + i, "BILL-1"))))
                .hasSize(1);
        FeeEntry entry = ledger.standing("BILL-1").get(0);
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .filter(i -> ledger.replace(
                                entry,
                                entry.next(FeeState.PREPAID, NOON.plusSeconds(i))
                                        .build())))
                .hasSize(1);
    }

    private void prepaid(String number, Instant at) {
        FeeEntry entry = entry(number, "BILL " + number);
        ledger.open(entry);
        ledger.replace(entry, entry.next(FeeState.PREPAID, at).build());
    }

    /** Takes a page that is not full for the last one. */
    private List<String> paged(Instant moment, Set<FeeState> states, int limit) {
        List<String> numbers = new ArrayList<>();
        FeeEntry last = null;
        List<FeeEntry> page;
        do {
            page = ledger.unchangedSince(moment, states, last, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            numbers.addAll(numbers(page));
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == limit);
        return numbers;
    }

    private List<String> numbers(Instant moment, Set<FeeState> states) {
        return numbers(ledger.unchangedSince(moment, states, null, 100));
    }

    private static List<String> numbers(List<FeeEntry> page) {
        return page.stream().map(entry -> entry.outTradeNo().value()).toList();
    }

    private static FeeEntry entry(String number, String bill) {
        return FeeEntry.builder(OutTradeNo.of(number), bill, Fen.of(1260), PAYER, NOON)
                .description("水费")
                .prepayAttempts(1)
                .build();
    }
}
