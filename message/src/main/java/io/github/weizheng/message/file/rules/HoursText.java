package io.github.weizheng.message.file.rules;

import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.table.Entry;
import io.github.weizheng.message.route.OpeningHours;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads opening hours as people write them: {@code 周一至周五 09:00-12:00 14:00-17:00}. For one entry. */
final class HoursText {
    private static final int MAX_PARTS = 200;
    private static final int MAX_PART_BYTES = 200;
    private static final int MAX_DATES = 366;
    private static final String DAY_FORM = "周一, 周一至周五, mon-fri, 2026-10-01, 2026-10-01至2026-10-07";
    private static final String TIME_FORM = "09:00-12:00, 00:00-24:00, 休, closed";
    private static final Pattern TO = Pattern.compile("\\s*[-–—~至到]\\s*");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,、]+");
    private static final String DAY = "(周[一二三四五六日天]|mon|tue|wed|thu|fri|sat|sun)";
    private static final Pattern DAYS = Pattern.compile(DAY + "(?:-" + DAY + ")?");
    private static final String DATE = "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})";
    private static final Pattern DATES = Pattern.compile(DATE + "(?:-" + DATE + ")?");
    private static final String TIME = "([01]?[0-9]|2[0-3]):([0-5][0-9])";
    private static final Pattern TIMES = Pattern.compile(TIME + "-(?:" + TIME + "|24:00)");
    private static final String CHINESE = "一二三四五六日";
    private static final List<String> ENGLISH = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Entry entry;
    private final String key;
    private final Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<String>> dates = new HashMap<>();
    private boolean right = true;

    private HoursText(Entry entry, String key) {
        this.entry = entry;
        this.key = key;
    }

    /** Empty if there are none, or if they are wrong, which becomes a mistake. */
    static Optional<OpeningHours> read(Entry entry, String key) {
        List<String> parts = entry.list(key, MAX_PARTS, MAX_PART_BYTES);
        HoursText text = new HoursText(entry, key);
        parts.forEach(text::add);
        return parts.isEmpty() ? Optional.empty() : text.hours();
    }

    private Optional<OpeningHours> hours() {
        if (right
                && week.values().stream().allMatch(List::isEmpty)
                && dates.values().stream().allMatch(List::isEmpty)) {
            wrong(FileFault.NEVER_OPEN, "", "");
        }
        if (!right) {
            return Optional.empty();
        }
        OpeningHours.Builder hours = OpeningHours.builder();
        week.forEach((day, open) -> {
            if (!open.isEmpty()) {
                hours.on(day, open.toArray(new String[0]));
            }
        });
        dates.forEach((date, open) -> {
            if (open.isEmpty()) {
                hours.closedOn(date);
            } else {
                hours.openOn(date, open.toArray(new String[0]));
            }
        });
        return Optional.of(hours.build());
    }

    private void add(String part) {
        String folded = Normalizer.normalize(part, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String plain = TO.matcher(folded.replace("星期", "周").strip()).replaceAll("-");
        List<String> words = List.of(BETWEEN.split(plain));
        int days = 0;
        while (days < words.size() && isDay(words.get(days))) {
            days++;
        }
        if (days == 0) {
            wrong(FileFault.HOURS, DAY_FORM, words.isEmpty() ? part : words.get(0));
            return;
        }
        List<String> open = open(words.subList(days, words.size()), part);
        for (String day : words.subList(0, days)) {
            Matcher ofWeek = DAYS.matcher(day);
            if (ofWeek.matches()) {
                week(ofWeek, open);
            } else {
                dates(day, open);
            }
        }
    }

    private static boolean isDay(String word) {
        return DAYS.matcher(word).matches() || DATES.matcher(word).matches();
    }

    /** None for a day that is closed. */
    private List<String> open(List<String> words, String part) {
        if (words.equals(List.of("休")) || words.equals(List.of("closed"))) {
            return List.of();
        }
        if (words.isEmpty()) {
            wrong(FileFault.HOURS, TIME_FORM, part);
        }
        List<String> open = new ArrayList<>();
        for (String word : words) {
            Matcher times = TIMES.matcher(word);
            if (!times.matches()) {
                wrong(FileFault.HOURS, TIME_FORM, word);
                continue;
            }
            String from = time(times.group(1), times.group(2));
            String to = times.group(3) == null ? "24:00" : time(times.group(3), times.group(4));
            if (from.compareTo(to) > 0) {
                wrong(FileFault.OVERNIGHT, from + "-24:00, 00:00-" + to, word);
            } else if (from.equals(to)) {
                wrong(FileFault.HOURS, TIME_FORM, word);
            }
            open.add(from + "-" + to);
        }
        return open;
    }

    private static String time(String hour, String minute) {
        return (hour.length() < 2 ? "0" : "") + hour + ":" + minute;
    }

    /** From Friday to Tuesday goes over the weekend. */
    private void week(Matcher days, List<String> open) {
        DayOfWeek from = day(days.group(1));
        DayOfWeek last = days.group(2) == null ? from : day(days.group(2));
        for (DayOfWeek day = from; day != last; day = day.plus(1)) {
            week.put(day, open);
        }
        week.put(last, open);
    }

    private static DayOfWeek day(String name) {
        int day = name.startsWith("周")
                ? CHINESE.indexOf(name.charAt(1) == '天' ? '日' : name.charAt(1))
                : ENGLISH.indexOf(name);
        return DayOfWeek.of(day + 1);
    }

    private void dates(String words, List<String> open) {
        Matcher parts = DATES.matcher(words);
        if (!parts.matches()) {
            return;
        }
        try {
            LocalDate from = date(parts, 1);
            LocalDate last = parts.group(4) == null ? from : date(parts, 4);
            if (last.isBefore(from)) {
                wrong(FileFault.HOURS, DAY_FORM, words);
            } else if (!last.isBefore(from.plusDays(MAX_DATES))) {
                wrong(FileFault.TOO_MANY, "≤ " + MAX_DATES, words);
            } else {
                from.datesUntil(last.plusDays(1)).forEach(date -> dates.put(date, open));
            }
        } catch (DateTimeException e) { // no such date
            wrong(FileFault.HOURS, DAY_FORM, words);
        }
    }

    private static LocalDate date(Matcher parts, int group) {
        return LocalDate.of(
                Integer.parseInt(parts.group(group)),
                Integer.parseInt(parts.group(group + 1)),
                Integer.parseInt(parts.group(group + 2)));
    }

    private void wrong(FileFault fault, String allowed, String actual) {
        right = false;
        entry.wrong(key, fault, allowed, actual);
    }
}
