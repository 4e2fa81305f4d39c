package io.github.weizheng.message.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    private final OpeningHours hours = OpeningHours.builder()
            .weekdays("09:00-12:00", "13:30-17:00")
            .on(DayOfWeek.SATURDAY, "09:00-12:00")
            .closedOn(LocalDate.of(2027, 1, 1))
            .openOn(LocalDate.of(2027, 1, 3), "10:00-24:00")
            .build();

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T09:00:00+08:00, true", // Wednesday
        "2026-11-25T08:59:59+08:00, false",
        "2026-11-25T11:59:59+08:00, true",
        "2026-11-25T12:00:00+08:00, false",
        "2026-11-25T01:00:00Z, true",
        "2026-11-28T10:00:00+08:00, true", // Saturday
        "2026-11-28T14:00:00+08:00, false",
        "2026-11-29T10:00:00+08:00, false", // Sunday
        "2027-01-01T10:00:00+08:00, false", // a day off on a Friday
        "2027-01-03T23:59:59+08:00, true", // a Sunday worked in exchange
        "2027-01-04T00:00:00+08:00, false"
    })
    void theyAreInBeijingTime(OffsetDateTime moment, boolean open) {
        assertThat(hours.isOpen(moment.toInstant())).isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9-12", "09:00-09:00", "12:00-09:00", "25:00-26:00", "09:00-24:01", "09:60-10:00"})
    void aRangeOfAnotherFormIsRefused(String range) {
        assertThatThrownBy(() -> OpeningHours.builder().weekdays(range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HH:mm-HH:mm");
    }

    @Test
    void theSameHoursAreEqual() {
        OpeningHours one = OpeningHours.builder().weekdays("09:00-12:00").build();
        assertThat(one).isEqualTo(OpeningHours.builder().weekdays("09:00-12:00").build());
        assertThat(hours.inverse().inverse()).isEqualTo(hours).hasSameHashCodeAs(hours);
        assertThat(OpeningHours.builder()
                        .weekdays("11:00-12:00", "09:00-10:00", "10:00-11:30")
                        .build())
                .isEqualTo(one);
        assertThat(one).isNotEqualTo(hours).hasSameHashCodeAs(one);
        assertThatThrownBy(() -> OpeningHours.builder().weekdays()).hasMessageContaining("at least 1");
    }
}
