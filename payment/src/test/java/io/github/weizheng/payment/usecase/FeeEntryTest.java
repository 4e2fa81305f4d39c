package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.order.OutTradeNo;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeEntryTest {
    private static final Instant NOON = Instant.parse("2024-05-01T04:00:00Z");
    private static final OpenId PAYER = OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    private final FeeEntry opened =
            builder().description("水费").prepayAttempts(1).build();

    @ParameterizedTest
    @CsvSource({
        "OPENED, OPENED PREPAID PAID DISPUTED CLOSED",
        "PREPAID, PREPAID PAID DISPUTED CLOSED",
        "PAID, WRITING_OFF DISPUTED",
        "WRITING_OFF, PAID WRITING_OFF WRITTEN_OFF DISPUTED",
        "WRITTEN_OFF, DISPUTED",
        "DISPUTED, PAID WRITTEN_OFF DISPUTED CLOSED",
        "CLOSED, DISPUTED"
    })
    void thereAreTheseStepsAndNoOthers(FeeState from, String to) {
        assertThat(Stream.of(FeeState.values())
                        .filter(from::mayBecome)
                        .map(FeeState::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(to);
        for (FeeState next : FeeState.values()) {
            if (!from.mayBecome(next)) {
                FeeEntry entry = builder().at(from, 3, NOON).payment("42", NOON).build();
                assertThatThrownBy(() -> entry.next(next, NOON))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("WATER-1: from " + from + " to " + next + " is no step");
            }
        }
    }

    @Test
    void aChangeIsTheNextVersionAndKeepsTheRest() {
        Instant later = NOON.plusSeconds(60);
        FeeEntry paid = opened.next(FeeState.PAID, later)
                .payment("42", NOON.plusSeconds(50))
                .note("note")
                .build();
        assertThat(paid.version()).isEqualTo(1);
        assertThat(paid.updatedAt()).isEqualTo(later);
        assertThat(paid.openedAt()).isEqualTo(NOON);
        assertThat(paid.description()).isEqualTo("水费");
        assertThat(paid.prepayAttempts()).isEqualTo(1);
        FeeEntry writing =
                paid.next(FeeState.WRITING_OFF, later).writeOffAttempts(1).build();
        assertThat(writing.transactionId()).contains("42");
        assertThat(writing.paidAt()).contains(NOON.plusSeconds(50));
        assertThat(writing.note()).isEqualTo("note");
        assertThat(opened.state()).isEqualTo(FeeState.OPENED);
    }

    @Test
    void oneReadBackFromADatabaseIsTheSame() {
        FeeEntry read = builder()
                .description("水费")
                .at(FeeState.WRITTEN_OFF, 4, NOON.plusSeconds(9))
                .prepayAttempts(2)
                .writeOffAttempts(1)
                .payment("42", NOON.plusSeconds(5))
                .note("n")
                .build();
        FeeEntry made = opened.next(FeeState.PREPAID, NOON)
                .prepayAttempts(2)
                .build()
                .next(FeeState.PAID, NOON)
                .payment("42", NOON.plusSeconds(5))
                .build()
                .next(FeeState.WRITING_OFF, NOON)
                .writeOffAttempts(1)
                .build()
                .next(FeeState.WRITTEN_OFF, NOON.plusSeconds(9))
                .note("n")
                .build();
        assertThat(read).usingRecursiveComparison().isEqualTo(made);
    }

    @Test
    void moneyHasANumberAndAnAmount() {
        FeeEntry.Builder paid = opened.next(FeeState.PAID, NOON);
        assertThatThrownBy(paid::build).hasMessage("payment: required in state PAID, missing");
        FeeEntry.Builder nothing = FeeEntry.builder(OutTradeNo.of("WATER-1"), "BILL-1", Fen.of(0), PAYER, NOON);
        assertThatThrownBy(nothing::build).hasMessage("amount: at least 1 fen, actual 0");
    }

    @Test
    void itShowsNoPerson() {
        assertThat(opened).hasToString("FeeEntry[WATER-1, OPENED, version 0]");
    }

    private static FeeEntry.Builder builder() {
        return FeeEntry.builder(OutTradeNo.of("WATER-1"), "BILL-1", Fen.of(1260), PAYER, NOON);
    }
}
