package io.github.weizheng.testkit.quota;

import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** How often a month in Beijing lets counters be cleared. Thread-safe. */
final class MonthlyClears {
    private final Clock clock;
    private final int most;
    private YearMonth month = YearMonth.of(1970, 1);
    private int used;

    MonthlyClears(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized void take() {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.ofHours(8)));
        if (!now.equals(month)) {
            month = now;
            used = 0;
        }
        if (used == most) {
            throw new ApiRefusal(Errcode.CLEAR_LIMIT_REACHED);
        }
        used++;
    }
}
