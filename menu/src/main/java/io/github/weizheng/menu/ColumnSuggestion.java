package io.github.weizheng.menu;

import static java.util.Objects.requireNonNull;

import io.github.weizheng.core.privacy.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a menu with more than three columns can do with three (一级菜单分组建议).
 *
 * <p>Columns become entries of 资讯, 服务 and 互动, by words in their names; one without such a word goes where there is least. The order is
 * kept. A suggestion is for people to decide on: it changes no menu, and says what would not fit into five entries. A column that has entries
 * of its own counts as one entry here, since a menu has two levels: those entries belong on a page behind it.
 *
 * <p>Bounded: of more than 100 names the first 100 are looked at, and names are cut in the text. Immutable and thread-safe.
 */
public final class ColumnSuggestion {
    private static final int MAX_COLUMNS = 3;
    private static final int MAX_ENTRIES = 5;
    private static final int MAX_NAMES = 100;
    private static final int MAX_NAME = 20;
    private final int count;
    private final List<Column> columns;
    private final int unseen;

    private ColumnSuggestion(int count, List<Column> columns, int unseen) {
        this.count = count;
        this.columns = columns;
        this.unseen = unseen;
    }

    /** A suggestion for the columns of a menu; empty if there are three at most. */
    public static Optional<ColumnSuggestion> of(List<MenuButton> columns) {
        return ofNames(columns.stream().map(MenuButton::name).toList());
    }

    /** A suggestion for columns of these names; empty if there are three at most. */
    public static Optional<ColumnSuggestion> ofNames(List<String> names) {
        if (names.size() <= MAX_COLUMNS) {
            return Optional.empty();
        }
        List<String> seen = names.subList(0, Math.min(MAX_NAMES, names.size())).stream()
                .map(name -> Quote.of(requireNonNull(name, "name"), MAX_NAME))
                .toList();
        Map<Pillar, List<Integer>> groups = new EnumMap<>(Pillar.class);
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Optional<Pillar> pillar = Pillar.of(seen.get(i));
            if (pillar.isPresent()) {
                groups.computeIfAbsent(pillar.get(), none -> new ArrayList<>()).add(i);
            } else {
                others.add(i);
            }
        }
        for (int other : others) {
            groups.computeIfAbsent(smallest(groups), none -> new ArrayList<>()).add(other);
        }
        List<Column> columns = groups.entrySet().stream()
                .map(group -> column(group.getKey(), group.getValue(), seen))
                .toList();
        return Optional.of(new ColumnSuggestion(names.size(), columns, names.size() - seen.size()));
    }

    /** The three columns, or fewer, from left to right. */
    public List<Column> columns() {
        return columns;
    }

    /** The whole of it in one paragraph: in Chinese for a Chinese locale, in English for any other. */
    public String text(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese() : english();
    }

    private String chinese() {
        String groups = columns.stream()
                .map(column -> column.name() + "（" + String.join("、", column.entries()) + "）")
                .collect(Collectors.joining("、"));
        String moved = moved("、");
        return "微信自定义菜单最多 " + MAX_COLUMNS + " 个一级菜单，现有 " + count + " 个；建议合并为 " + columns.size() + " 个：" + groups + "。"
                + (moved.isEmpty() ? "" : "每个一级菜单最多 " + MAX_ENTRIES + " 个二级菜单，以下放不下，请移到网页中：" + moved + "。")
                + (unseen == 0 ? "" : "另有 " + unseen + " 个未列出。")
                + "若下面已有二级菜单，请移到网页中，因为菜单只有两级。";
    }

    private String english() {
        String groups = columns.stream()
                .map(column -> column.name() + " (" + String.join(", ", column.entries()) + ")")
                .collect(Collectors.joining(", "));
        String moved = moved(", ");
        return "A WeChat menu has at most " + MAX_COLUMNS + " columns, this one has " + count + "; group them into "
                + columns.size()
                + ": " + groups + "."
                + (moved.isEmpty()
                        ? ""
                        : " A column has at most " + MAX_ENTRIES + " entries; move to a page: " + moved + ".")
                + (unseen == 0 ? "" : " " + unseen + " more are not listed.")
                + " Move the entries that a column has now to a page, since a menu has two levels.";
    }

    private String moved(String separator) {
        return columns.stream().flatMap(column -> column.moved().stream()).collect(Collectors.joining(separator));
    }

    private static Column column(Pillar pillar, List<Integer> places, List<String> names) {
        List<String> entries = places.stream().sorted().map(names::get).toList();
        int kept = Math.min(MAX_ENTRIES, entries.size());
        return new Column(pillar.title(), entries.subList(0, kept), entries.subList(kept, entries.size()));
    }

    private static Pillar smallest(Map<Pillar, List<Integer>> groups) {
        return List.of(Pillar.values()).stream()
                .min(Comparator.comparingInt(
                        pillar -> groups.getOrDefault(pillar, List.of()).size()))
                .orElseThrow();
    }

    @Override
    public String toString() {
        return "ColumnSuggestion" + columns;
    }

    /**
     * A column of the suggestion.
     *
     * @param name 资讯, 服务 or 互动
     * @param entries what were columns, five at most
     * @param moved what there is no room for, and should be on a page
     */
    public record Column(String name, List<String> entries, List<String> moved) {
        /** Copies the lists. */
        public Column {
            entries = List.copyOf(entries);
            moved = List.copyOf(moved);
        }
    }
}
