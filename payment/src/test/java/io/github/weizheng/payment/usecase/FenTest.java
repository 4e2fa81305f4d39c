package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.payment.Fen;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FenTest {
    @ParameterizedTest
    @CsvSource({
        "12.60, 1260",
        "12.6, 1260",
        "12, 1200",
        "0.01, 1",
        "-0.05, -5",
        "0, 0",
        "999999999999999.99, 99999999999999999"
    })
    void yuanBecomeFen(String yuan, long fen) {
        assertThat(Fen.ofYuan(yuan)).isEqualTo(Fen.of(fen)).hasSameHashCodeAs(Fen.of(fen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.234", "1e2", "+1", "1.", ".5", " 1", "1,5", "１２", "1000000000000000", "--1", "NaN"})
    void anythingElseIsRefused(String yuan) {
        assertThatThrownBy(() -> Fen.ofYuan(yuan)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void textAndBack(@ForAll @LongRange(min = -99999999999999999L, max = 99999999999999999L) long fen) {
        assertThat(Fen.ofYuan(Fen.of(fen).toString()).value()).isEqualTo(fen);
    }

    @Test
    void itAddsComparesAndShowsTwoDecimals() {
        assertThat(Fen.of(1260).plus(Fen.of(40))).isEqualTo(Fen.of(1300)).isGreaterThan(Fen.of(1299));
        assertThat(Fen.of(1260).yuan()).isEqualTo(new BigDecimal("12.60"));
        assertThat(Fen.of(-5)).hasToString("-0.05");
        Fen most = Fen.of(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Fen.of(1))).isInstanceOf(ArithmeticException.class);
    }
}
