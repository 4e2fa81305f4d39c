package io.github.weizheng.message.file.rules;

import io.github.weizheng.message.file.FileFault;
import io.github.weizheng.message.file.table.Entry;
import io.github.weizheng.message.route.OpeningHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads opening hours as people write them: {@code 周一至周五 09:00-12:00 14:00-17:00}. */
final class HoursText {
    private static final int MAX_PARTS = 200;
    private static final int MAX_PART_BYTES = 200;
    private static final String FORM = "周一至周五 09:00-12:00 14:00-17:00；周六 09:00-12:00；2026-10-01 休";
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DAYS = Pattern.compile("(周[一二三四五六日天]|[a-z]{3})(?:[-至~](周[一二三四五六日天]|[a-z]{3}))?");
    private static final String CHINESE = "一二三四五六日";
    private static final List<String> ENGLISH = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private HoursText() {}

    /** Empty if there are none, or if they are wrong, which becomes a mistake. */
    static Optional<OpeningHours> read(Entry entry, String key) {
        List<String> parts = entry.list(key, MAX_PARTS, MAX_PART_BYTES);
        OpeningHours.Builder hours = OpeningHours.builder();
        boolean right = true;
        for (String part : parts) {
            if (!isAdded(part.toLowerCase(Locale.ROOT), hours)) {
                entry.wrong(key, FileFault.VALUE, FORM, part);
                right = false;
            }
        }
        return right && !parts.isEmpty() ? Optional.of(hours.build()) : Optional.empty();
    }

    private static boolean isAdded(String part, OpeningHours.Builder hours) {
        String[] words = part.split("\\s+", -1);
        String[] ranges = Arrays.copyOfRange(words, 1, words.length);
        boolean closed = ranges.length == 1 && (ranges[0].equals("休") || ranges[0].equals("closed"));
        Matcher days = DAYS.matcher(words[0]);
        try {
            if (DATE.matcher(words[0]).matches()) {
                LocalDate date = LocalDate.parse(words[0]);
                if (closed) {
                    hours.closedOn(date);
                } else {
                    hours.openOn(date, ranges);
                }
                return true;
            }
            return days.matches() && !closed && isAdded(days, ranges, hours);
        } catch (DateTimeException | IllegalArgumentException e) { // no such date, or no such time
            return false;
        }
    }

    private static boolean isAdded(Matcher days, String[] ranges, OpeningHours.Builder hours) {
        int from = day(days.group(1));
        int to = days.group(2) == null ? from : day(days.group(2));
        for (int day = from; day <= to; day++) {
            hours.on(DayOfWeek.of(day), ranges);
        }
        return from <= to;
    }

    /** @throws DateTimeException if there is none of that name */
    private static int day(String name) {
        int day = name.startsWith("周")
                ? CHINESE.indexOf(name.charAt(1) == '天' ? '日' : name.charAt(1))
                : ENGLISH.indexOf(name);
        return DayOfWeek.of(day + 1).getValue();
    }
}
