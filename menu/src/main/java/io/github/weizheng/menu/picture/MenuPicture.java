package io.github.weizheng.menu.picture;

import static java.util.Objects.requireNonNull;

import io.github.weizheng.menu.MenuButton;
import java.util.ArrayList;
import java.util.List;

/**
 * What menus look like to citizens (菜单预览), before they are published.
 *
 * <pre>{@code
 * MenuPicture picture = MenuPicture.builder("示例市政务服务")
 *         .menu("全部用户", menu.buttons())
 *         .build();
 * Files.writeString(Path.of("menu.html"), picture.html());
 * }</pre>
 *
 * <p>Draws any buttons, also those of a live menu that break WeChat's rules; it marks what is too much and does not replace
 * {@link io.github.weizheng.menu.MenuRules}. Names appear as the WeChat client cuts them, after about 4 Chinese characters in a column and 8
 * in an entry, which WeChat has not written down for all phones. The texts are in Chinese.
 *
 * <p>What is drawn is bounded: 50 menus, 10 columns each, 10 entries a column, names of 120 characters, targets of 1,100; what is left out
 * is told with its number. Control characters, characters that turn the direction of reading and everything that could be markup are made
 * harmless. Whatever has the form of an openid is masked. Immutable and thread-safe.
 */
public final class MenuPicture {
    private static final int MAX_MENUS = 50;
    private static final int MAX_TITLE = 60;
    private static final int PER_ROW = 3;
    private final String title;
    private final List<Screen> screens;
    private final int untold;

    private MenuPicture(Builder builder) {
        title = builder.title;
        screens = List.copyOf(builder.screens);
        untold = builder.untold;
    }

    /**
     * Starts a picture.
     *
     * @param title the account's name, or a project's
     */
    public static Builder builder(String title) {
        return new Builder(requireNonNull(title, "title"));
    }

    /**
     * For terminals: the bar with the entries above it as they are seen, and beneath it the entries as a tree with what they do. Aligned for
     * terminals that give Chinese characters twice the width of Latin letters; without colours.
     */
    public String text() {
        TextPicture text = new TextPicture().line(title);
        screens.forEach(text::menu);
        if (untold > 0) {
            text.line("").line("…另有 " + untold + " 个菜单未画出");
        }
        return text.done();
    }

    /** An SVG that stands alone, without script and without anything to load: a phone for each menu, with all columns open. */
    public String svg() {
        Markup out = new Markup();
        svg(out, title, screens);
        return out.done();
    }

    /**
     * A page in XHTML that stands alone, without script and without anything to load: each menu on a phone, and beneath it a table of its entries
     * with bytes, kind and target. Fit to be printed; save it as {@code .html} in UTF-8.
     */
    public String html() {
        return new ReviewPage().of(title, screens, untold);
    }

    static void svg(Markup out, String title, List<Screen> screens) {
        int width = Math.min(PER_ROW, screens.size()) * Phone.WIDTH;
        int each = screens.stream().mapToInt(Phone::height).max().orElse(0);
        int height = (screens.size() + PER_ROW - 1) / PER_ROW * each;
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(height),
                "font-family",
                Phone.FONTS,
                "role",
                "img");
        out.leaf("title", title);
        Phone phone = new Phone(out);
        for (int i = 0; i < screens.size(); i++) {
            phone.draw(title, screens.get(i), i % PER_ROW * Phone.WIDTH, i / PER_ROW * each);
        }
        out.line().close();
    }

    @Override
    public String toString() {
        return "MenuPicture[" + screens.size() + "]";
    }

    /** Collects menus. For one thread. */
    public static final class Builder {
        private final String title;
        private final List<Screen> screens = new ArrayList<>();
        private int untold;

        private Builder(String title) {
            this.title = Words.of(title, MAX_TITLE);
        }

        /**
         * Adds a menu.
         *
         * @param caption who sees it, such as 全部用户 or 标签 101
         * @param buttons the columns, from left to right; there may be too many, or none
         */
        public Builder menu(String caption, List<MenuButton> buttons) {
            requireNonNull(caption, "caption");
            requireNonNull(buttons, "buttons");
            if (screens.size() < MAX_MENUS) {
                screens.add(Screen.of(caption, buttons));
            } else {
                untold++;
            }
            return this;
        }

        /**
         * Makes the picture.
         *
         * @throws IllegalArgumentException if there is no menu
         */
        public MenuPicture build() {
            if (screens.isEmpty()) {
                throw new IllegalArgumentException("menus: at least 1, actual 0");
            }
            return new MenuPicture(this);
        }
    }
}
