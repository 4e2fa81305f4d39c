package io.github.weizheng.menu.picture;

import io.github.weizheng.menu.screen.DisplayWidth;
import java.util.List;

/** Menus for a terminal. For one thread. */
final class TextPicture {
    private static final int NARROWEST = 12;
    private static final int WIDEST_NAME = 40;
    private final StringBuilder out = new StringBuilder();

    TextPicture menu(Screen screen) {
        line("");
        line("【" + screen.caption() + "】");
        List<Column> visible = screen.visible();
        if (visible.isEmpty()) {
            line("（没有栏目）");
            return this;
        }
        int width = width(visible);
        opened(visible, width);
        bar(visible, width);
        screen.notes().forEach(note -> line("! " + note));
        tree(screen);
        return this;
    }

    TextPicture line(String text) {
        out.append(text.stripTrailing()).append('\n');
        return this;
    }

    String done() {
        return out.toString();
    }

    /** The entries, standing on their columns. */
    private void opened(List<Column> columns, int width) {
        int rows = columns.stream()
                .mapToInt(column -> column.visible().size())
                .max()
                .orElse(0);
        for (int row = rows; row > 0; row--) {
            StringBuilder line = new StringBuilder();
            for (Column column : columns) {
                int at = column.visible().size() - row;
                String name = at < 0 ? "" : column.visible().get(at).shown(Screen.ENTRY_WIDTH);
                line.append("  ").append(DisplayWidth.pad(name, width)).append(" ");
            }
            line(line.toString());
        }
    }

    private void bar(List<Column> columns, int width) {
        String edge = "─".repeat(width + 2);
        int others = columns.size() - 1;
        line("┌" + edge + ("┬" + edge).repeat(others) + "┐");
        StringBuilder names = new StringBuilder("│");
        for (Column column : columns) {
            String name = (column.isGroup() ? "≡ " : "") + column.self().shown(Screen.COLUMN_WIDTH);
            int before = Math.max(0, width + 2 - DisplayWidth.of(name)) / 2;
            names.append(DisplayWidth.pad(" ".repeat(before) + name, width + 2)).append("│");
        }
        line(names.toString());
        line("└" + edge + ("┴" + edge).repeat(others) + "┘");
    }

    private void tree(Screen screen) {
        int width = nameWidth(screen);
        for (Column column : screen.columns()) {
            if (!column.isGroup()) {
                item("", column.self(), width + 3);
                continue;
            }
            line(column.self().name());
            List<Item> entries = column.entries();
            for (int i = 0; i < entries.size(); i++) {
                boolean last = i == column.count() - 1;
                item(last ? "└─ " : "├─ ", entries.get(i), width);
            }
            if (column.untold() > 0) {
                line("└─ …另有 " + column.untold() + " 项");
            }
        }
        if (screen.untold() > 0) {
            line("…另有 " + screen.untold() + " 栏");
        }
    }

    private void item(String branch, Item item, int width) {
        line(branch + DisplayWidth.pad(item.name(), width) + "  " + item.brief());
    }

    private static int width(List<Column> columns) {
        return columns.stream()
                .flatMap(column -> column.visible().stream())
                .mapToInt(entry -> DisplayWidth.of(entry.shown(Screen.ENTRY_WIDTH)))
                .reduce(NARROWEST, Math::max);
    }

    /** Wide enough for all names but the very long ones. */
    private static int nameWidth(Screen screen) {
        return screen.columns().stream()
                .flatMap(column -> column.entries().stream())
                .mapToInt(entry -> DisplayWidth.of(entry.name()))
                .filter(width -> width <= WIDEST_NAME)
                .max()
                .orElse(0);
    }
}
