package io.github.weizheng.menu;

import io.github.weizheng.core.file.FileMistake;
import io.github.weizheng.core.privacy.Quote;
import java.util.Locale;

/**
 * One mistake in a menu, or one warning about it. Immutable and thread-safe.
 *
 * <p>Limit and actual value are on one line and cut after a few words.
 */
public final class MenuViolation {
    private static final int SHOWN = 60;
    private final String path;
    private final int line;
    private final int column;
    private final MenuRule rule;
    private final String limit;
    private final String actual;
    private final Advice advice;

    private MenuViolation(
            String path, int line, int column, MenuRule rule, String limit, String actual, Advice advice) {
        this.path = path;
        this.line = line;
        this.column = column;
        this.rule = rule;
        this.limit = limit;
        this.actual = actual;
        this.advice = advice;
    }

    /** For this library: one whose place in a text is not known. */
    public static MenuViolation of(String path, MenuRule rule, String limit, String actual) {
        return of(path, rule, limit, actual, rule::remedy);
    }

    /** For this library: one for which there is more to say than its rule does. */
    public static MenuViolation of(String path, MenuRule rule, String limit, String actual, Advice advice) {
        return new MenuViolation(path, 0, 0, rule, Quote.of(limit, 4 * SHOWN), Quote.of(actual, SHOWN), advice);
    }

    /** For this library: what is wrong with the text itself. */
    public static MenuViolation of(FileMistake mistake) {
        return of(
                        mistake.key().isEmpty() ? "menu" : mistake.key(),
                        MenuRule.TEXT,
                        mistake.allowed(),
                        mistake.actual().isEmpty() ? mistake.fault().name() : mistake.actual(),
                        locale -> mistake.fault().meaning(locale)
                                + (MenuRule.isChinese(locale) ? "" : " ")
                                + mistake.fault().remedy(locale))
                .at(mistake.line(), mistake.column());
    }

    /** For this library: the same, found at a place in a text. */
    public MenuViolation at(int inLine, int inColumn) {
        return new MenuViolation(path, inLine, inColumn, rule, limit, actual, advice);
    }

    /** Where in the menu: {@code button[0].sub_button[2].name}, {@code conditionalmenu[1].matchrule}; {@code menu} for the whole. */
    public String path() {
        return path;
    }

    /** In which line of the text, from 1; 0 if it did not come from one. */
    public int line() {
        return line;
    }

    /** Where in the line, in characters from 1; 0 if not known. */
    public int column() {
        return column;
    }

    /** What is broken. */
    public MenuRule rule() {
        return rule;
    }

    /** What is allowed, in words of no language; the remedy names the unit. */
    public String limit() {
        return limit;
    }

    /** What is there. */
    public String actual() {
        return actual;
    }

    /** What to do about it: in Chinese for a Chinese locale, in English for any other. */
    public String remedy(Locale locale) {
        return advice.in(locale);
    }

    /** The whole of it on one line: in Chinese for a Chinese locale, in English for any other. */
    public String text(Locale locale) {
        boolean zh = MenuRule.isChinese(locale);
        String allowed = limit.isEmpty() ? "" : zh ? "允许 " + limit + "，" : "allowed " + limit + ", ";
        return place(zh)
                + shownPath()
                + (zh ? "：" : ": ")
                + remedy(locale)
                + (zh ? "（" + allowed + "实际 " + actual + "）" : " (" + allowed + "actual " + actual + ")");
    }

    @Override
    public String toString() {
        return place(false) + shownPath() + ": " + rule + ": " + (limit.isEmpty() ? "" : limit + ", ") + "actual "
                + actual;
    }

    private String shownPath() {
        return Quote.of(path, 4 * SHOWN);
    }

    private String place(boolean zh) {
        if (line == 0) {
            return "";
        }
        String at = column == 0 ? "" : zh ? "第 " + column + " 列" : ", column " + column;
        return zh ? "第 " + line + " 行" + at + "：" : "line " + line + at + ": ";
    }

    /** What to do about a mistake, in a language. */
    @FunctionalInterface
    public interface Advice {
        /** In Chinese for a Chinese locale, in English for any other. */
        String in(Locale locale);
    }
}
