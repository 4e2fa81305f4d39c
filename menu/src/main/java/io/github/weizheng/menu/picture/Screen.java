package io.github.weizheng.menu.picture;

import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.screen.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One menu as pictures tell of it.
 *
 * @param caption whom or what it is for
 * @param count of all columns; those beyond the first few are not told
 */
record Screen(String caption, List<Column> columns, int count) {
    /** What WeChat shows. */
    static final int MAX_COLUMNS = 3;
    /** How wide names are shown: 4 and 8 Chinese characters. */
    static final int COLUMN_WIDTH = 8;

    static final int ENTRY_WIDTH = 16;
    private static final int TOLD = 10;
    private static final int MAX_CAPTION = 60;

    static Screen of(String caption, List<MenuButton> buttons) {
        return new Screen(
                Words.of(caption, MAX_CAPTION),
                buttons.stream().limit(TOLD).map(Column::of).toList(),
                buttons.size());
    }

    /** The columns that a phone has room for. */
    List<Column> visible() {
        return columns.subList(0, Math.min(MAX_COLUMNS, columns.size()));
    }

    /** How many columns are not told. */
    int untold() {
        return count - columns.size();
    }

    /** What a phone does not show, in a few short lines. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (count > MAX_COLUMNS) {
            notes.add("超出 " + MAX_COLUMNS + " 栏：" + names(columns, MAX_COLUMNS) + "（共 " + count + " 栏）");
        }
        for (Column column : visible()) {
            if (column.count() > Column.MAX_ENTRIES) {
                notes.add(column.self().shown(COLUMN_WIDTH) + "超出 " + Column.MAX_ENTRIES + " 项（共 " + column.count()
                        + " 项）");
            }
        }
        return notes;
    }

    private static String names(List<Column> columns, int from) {
        String names = columns.stream()
                .skip(from)
                .map(column -> column.self().shown(COLUMN_WIDTH))
                .collect(Collectors.joining("、"));
        return DisplayWidth.cut(names, 32);
    }
}
