package io.github.weizheng.message.route;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an office is open (办公时间): hours by day of the week, days off and days worked in exchange (调休). In Beijing time, +08:00.
 *
 * <p>Immutable and thread-safe; two with the same hours are equal.
 */
public final class OpeningHours {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final Map<DayOfWeek, List<Hours>> byDay;
    private final Map<LocalDate, List<Hours>> byDate;

    private OpeningHours(Builder builder) {
        Map<DayOfWeek, List<Hours>> open = new EnumMap<>(builder.byDay);
        open.replaceAll((day, hours) -> Hours.merged(hours));
        open.values().removeIf(List::isEmpty);
        byDay = Map.copyOf(open);
        Map<LocalDate, List<Hours>> dates = new HashMap<>(builder.byDate);
        dates.replaceAll((date, hours) -> Hours.merged(hours));
        byDate = Map.copyOf(dates);
    }

    /** Starts with an office that is never open. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether the office is open at that moment. The first minute of a range counts, its last does not. */
    public boolean isOpen(Instant moment) {
        LocalDateTime there = LocalDateTime.ofInstant(moment, BEIJING);
        List<Hours> ofDate = byDate.get(there.toLocalDate());
        List<Hours> today = ofDate == null ? byDay.getOrDefault(there.getDayOfWeek(), List.of()) : ofDate;
        int minute = there.getHour() * 60 + there.getMinute();
        return today.stream().anyMatch(hours -> minute >= hours.from && minute < hours.to);
    }

    /** The times at which these hours are closed: for the answer outside of office hours (非工作时间). */
    public OpeningHours inverse() {
        Builder inverse = new Builder();
        for (DayOfWeek day : DayOfWeek.values()) {
            inverse.byDay.put(day, Hours.between(byDay.getOrDefault(day, List.of())));
        }
        byDate.forEach((date, hours) -> inverse.byDate.put(date, Hours.between(hours)));
        return inverse.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningHours hours && byDay.equals(hours.byDay) && byDate.equals(hours.byDate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(byDay, byDate);
    }

    /** How many days of the week and which dates have hours of their own. */
    @Override
    public String toString() {
        return "OpeningHours[" + byDay.keySet() + ", " + byDate.size() + " dates]";
    }

    /** Minutes of a day. */
    private record Hours(int from, int to) {
        private static final int DAY = 24 * 60;
        private static final Pattern FORM = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

        static List<Hours> all(String... ranges) {
            if (ranges.length == 0) {
                throw new IllegalArgumentException("hours: at least 1 range, actual 0");
            }
            List<Hours> all = new ArrayList<>();
            for (String range : ranges) {
                all.add(of(range));
            }
            return List.copyOf(all);
        }

        /** The same minutes in the fewest ranges, in their order: what is closed where they are closed. */
        static List<Hours> merged(List<Hours> open) {
            return between(between(open));
        }

        /** The minutes of a day that are in none of them. */
        static List<Hours> between(List<Hours> open) {
            List<Hours> closed = new ArrayList<>();
            int from = 0;
            List<Hours> sorted =
                    open.stream().sorted(Comparator.comparingInt(Hours::from)).toList();
            for (Hours hours : sorted) {
                if (hours.from > from) {
                    closed.add(new Hours(from, hours.from));
                }
                from = Math.max(from, hours.to);
            }
            if (from < DAY) {
                closed.add(new Hours(from, DAY));
            }
            return List.copyOf(closed);
        }

        private static Hours of(String range) {
            Matcher parts = FORM.matcher(range.strip());
            if (parts.matches()) {
                try {
                    int from = minute(parts.group(1));
                    int to = parts.group(2).equals("24:00") ? DAY : minute(parts.group(2));
                    if (from < to) {
                        return new Hours(from, to);
                    }
                } catch (DateTimeParseException e) {
                    throw wrong(range);
                }
            }
            throw wrong(range);
        }

        private static int minute(String time) {
            return LocalTime.parse(time).toSecondOfDay() / 60;
        }

        private static IllegalArgumentException wrong(String range) {
            return new IllegalArgumentException(
                    "hours: HH:mm-HH:mm, the first before the second, up to 24:00, actual " + range);
        }
    }

    /** Collects hours. For one thread. */
    public static final class Builder {
        private final Map<DayOfWeek, List<Hours>> byDay = new EnumMap<>(DayOfWeek.class);
        private final Map<LocalDate, List<Hours>> byDate = new HashMap<>();

        private Builder() {}

        /**
         * The hours of Monday to Friday.
         *
         * @param ranges such as {@code 09:00-12:00}
         * @throws IllegalArgumentException if there is none, or one has another form
         */
        public Builder weekdays(String... ranges) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                    on(day, ranges);
                }
            }
            return this;
        }

        /**
         * The hours of a day of the week, in place of those it had.
         *
         * @throws IllegalArgumentException if there is none, or one has another form
         */
        public Builder on(DayOfWeek day, String... ranges) {
            byDay.put(Objects.requireNonNull(day, "day"), Hours.all(ranges));
            return this;
        }

        /** Days off (节假日), whatever day of the week they are. */
        public Builder closedOn(LocalDate... dates) {
            for (LocalDate date : dates) {
                byDate.put(Objects.requireNonNull(date, "date"), List.of());
            }
            return this;
        }

        /**
         * The hours of one date, such as a Sunday worked in exchange (调休).
         *
         * @throws IllegalArgumentException if there is none, or one has another form
         */
        public Builder openOn(LocalDate date, String... ranges) {
            byDate.put(Objects.requireNonNull(date, "date"), Hours.all(ranges));
            return this;
        }

        /** Makes the hours. */
        public OpeningHours build() {
            return new OpeningHours(this);
        }
    }
}
