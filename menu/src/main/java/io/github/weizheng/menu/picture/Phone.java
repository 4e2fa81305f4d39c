package io.github.weizheng.menu.picture;

import io.github.weizheng.menu.screen.DisplayWidth;
import java.util.List;

/** Draws a phone that shows a menu with all its columns open. For one thread. */
final class Phone {
    /** Of a phone and the notes beneath it. */
    static final int WIDTH = 456;

    /** Without notes. */
    private static final int HEIGHT = 636;

    private static final int NOTE_HEIGHT = 18;
    /** Fonts that come with systems; nothing is loaded. */
    static final String FONTS =
            "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif";

    private static final int LEFT = 18;
    private static final int TOP = 18;
    private static final int SCREEN_WIDTH = 420;
    private static final int SCREEN_HEIGHT = 600;
    private static final int TITLE_HEIGHT = 84;
    private static final int BAR_HEIGHT = 58;
    private static final int KEYBOARD_WIDTH = 48;
    private static final int ENTRY_HEIGHT = 44;
    private static final int MAX_NOTES = 4;
    private static final String INK = "#181818";
    private static final String GREY = "#8c8c8c";
    private static final String LINE = "#d9d9d9";
    private final Markup out;

    Phone(Markup out) {
        this.out = out;
    }

    /** How high it is, with its notes. */
    static int height(Screen screen) {
        int notes = Math.min(MAX_NOTES, screen.notes().size());
        return HEIGHT + (notes == 0 ? 0 : NOTE_HEIGHT * (notes + 1));
    }

    /** Draws it with its upper left corner there. */
    void draw(String title, Screen screen, int x, int y) {
        out.line().open("g", "transform", "translate(" + x + " " + y + ")");
        rect(LEFT - 10, TOP - 10, SCREEN_WIDTH + 20, SCREEN_HEIGHT + 20, 40, "#23262b", "#3c4047");
        rect(LEFT, TOP, SCREEN_WIDTH, SCREEN_HEIGHT, 30, "#ededed", "none");
        title(title);
        caption(screen.caption());
        bar(screen.visible());
        notes(screen.notes());
        out.close();
    }

    private void title(String title) {
        int middle = LEFT + SCREEN_WIDTH / 2;
        rect(middle - 46, TOP + 10, 92, 18, 9, "#23262b", "none");
        int y = TOP + 64;
        path("M" + (LEFT + 30) + " " + (y - 14) + "l-9 9l9 9", INK, 2.2);
        text(DisplayWidth.cut(title, 30), title, middle, y, 17, INK, "bold");
        for (int dot = 0; dot < 3; dot++) {
            circle(LEFT + SCREEN_WIDTH - 36 + 8 * dot, y - 6, 2);
        }
        path("M" + LEFT + " " + (TOP + TITLE_HEIGHT) + "h" + SCREEN_WIDTH, LINE, 1);
    }

    private void caption(String caption) {
        String shown = DisplayWidth.cut(caption, 44);
        int width = 7 * DisplayWidth.of(shown) + 28;
        int middle = LEFT + SCREEN_WIDTH / 2;
        rect(middle - width / 2, TOP + TITLE_HEIGHT + 18, width, 26, 13, "#dcdcdc", "none");
        text(shown, caption, middle, TOP + TITLE_HEIGHT + 36, 13, "#595959", "normal");
    }

    private void bar(List<Column> columns) {
        int top = TOP + SCREEN_HEIGHT - BAR_HEIGHT;
        int bottom = TOP + SCREEN_HEIGHT;
        int right = LEFT + SCREEN_WIDTH;
        String rounded = "M" + LEFT + " " + top + "H" + right + "V" + (bottom - 30) + "a30 30 0 0 1 -30 30H"
                + (LEFT + 30) + "a30 30 0 0 1 -30 -30Z";
        out.empty("path", "d", rounded, "fill", "#f7f7f7");
        path("M" + LEFT + " " + top + "H" + right, LINE, 1);
        keyboard(LEFT + 14, top + 20);
        if (columns.isEmpty()) {
            text("（没有栏目）", "", LEFT + SCREEN_WIDTH / 2, top + 35, 15, GREY, "normal");
            return;
        }
        double width = (double) (SCREEN_WIDTH - KEYBOARD_WIDTH) / columns.size();
        for (int i = 0; i < columns.size(); i++) {
            double x = LEFT + KEYBOARD_WIDTH + i * width;
            path("M" + number(x) + " " + (top + 14) + "v30", LINE, 1);
            column(columns.get(i), x + width / 2, top);
        }
    }

    private void column(Column column, double middle, int top) {
        String shown = column.self().shown(Screen.COLUMN_WIDTH);
        double shift = column.isGroup() ? 8 : 0;
        if (column.isGroup()) {
            double x = middle + shift - (DisplayWidth.of(shown) + (shown.endsWith("…") ? 1 : 0)) * 7.5 / 2 - 17;
            path("M" + number(x) + " " + (top + 25) + "h10m-10 4h10m-10 4h10", GREY, 1.2);
        }
        text(shown, column.self().name(), middle + shift, top + 35, 15, INK, "normal");
        List<Item> entries = column.visible();
        if (entries.isEmpty()) {
            return;
        }
        int width = 118;
        double x = middle - width / 2.0;
        int height = entries.size() * ENTRY_HEIGHT;
        int y = top - 14 - height;
        out.empty(
                "path",
                "d",
                "M" + number(middle - 7) + " " + (y + height - 1) + "l7 8l7 -8Z",
                "fill",
                "#ffffff",
                "stroke",
                LINE);
        rect(x, y, width, height, 6, "#ffffff", LINE);
        out.empty("path", "d", "M" + number(middle - 6) + " " + (y + height - 1) + "h12v2h-12Z", "fill", "#ffffff");
        for (int i = 0; i < entries.size(); i++) {
            int row = y + i * ENTRY_HEIGHT;
            if (i > 0) {
                path("M" + number(x + 8) + " " + row + "h" + (width - 16), "#ececec", 1);
            }
            Item entry = entries.get(i);
            text(entry.shown(Screen.ENTRY_WIDTH), entry.name(), middle, row + 26, 12, INK, "normal");
        }
    }

    private void keyboard(int x, int y) {
        rect(x, y, 24, 17, 3, "none", "#6b6b6b");
        path("M" + (x + 4) + " " + (y + 5) + "h2m3 0h2m3 0h2m3 0h2m-17 4h2m3 0h2m3 0h2m3 0h2m-13 4h9", "#6b6b6b", 1.4);
    }

    private void notes(List<String> notes) {
        int y = TOP + SCREEN_HEIGHT + 34;
        for (String note : notes.subList(0, Math.min(MAX_NOTES, notes.size()))) {
            text(note, "", LEFT + SCREEN_WIDTH / 2, y, 13, "#b42318", "normal");
            y += NOTE_HEIGHT;
        }
    }

    /** A text around that middle; the whole of it for who points at it, if it is cut. */
    private void text(String shown, String whole, double x, int y, double size, String colour, String weight) {
        out.open(
                "text",
                "x",
                number(x),
                "y",
                number(y),
                "font-size",
                number(size),
                "font-weight",
                weight,
                "fill",
                colour,
                "text-anchor",
                "middle");
        if (!whole.isEmpty()) {
            out.leaf("title", whole);
        }
        out.text(shown).close();
    }

    private void rect(double x, int y, int width, int height, int radius, String fill, String stroke) {
        out.empty(
                "rect",
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height),
                "rx",
                number(radius),
                "fill",
                fill,
                "stroke",
                stroke);
    }

    private void path(String d, String stroke, double width) {
        out.empty("path", "d", d, "fill", "none", "stroke", stroke, "stroke-width", number(width));
    }

    private void circle(int x, int y, int radius) {
        out.empty("circle", "cx", number(x), "cy", number(y), "r", number(radius), "fill", INK);
    }

    /** Without digits that say nothing, and with a point in every country. */
    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(Math.round(value * 10) / 10.0);
    }
}
