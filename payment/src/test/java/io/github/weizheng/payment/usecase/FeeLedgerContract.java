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

    private List<String> numbers(Instant moment, Set<FeeState> states) {
        return ledger.unchangedSince(moment, states).stream()
                .map(entry -> entry.outTradeNo().value())
                .toList();
    }

    private static FeeEntry entry(String number, String bill) {
        return FeeEntry.builder(OutTradeNo.of(number), bill, Fen.of(1260), PAYER, NOON)
                .description("水费")
                .prepayAttempts(1)
                .build();
    }
}
