package io.github.weizheng.menu.catalog;

import io.github.weizheng.core.catalog.ServiceCatalog;
import io.github.weizheng.core.catalog.ServiceItem;
import io.github.weizheng.core.privacy.Quote;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.MenuViolation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a menu is services rather than articles: accounts that mostly publish (重发布、轻服务) are found fault with in inspections.
 *
 * <p>An entry is a service if it is one of the catalogue, by name, short name, key, page or mini program. Any other is judged by its type, then by words in
 * its name: a judgement for people to look at, with what it was made from.
 *
 * @param entries of the menu, from left to right and top to bottom
 * @param missing services of the catalogue that can be done wholly online and that the menu does not have
 * @param warnings what citizens would stumble over: {@link Menu#warnings}
 */
public record MenuLint(List<Entry> entries, List<ServiceItem> missing, List<MenuViolation> warnings) {
    private static final double HALF = 0.5;
    private static final int SHOWN = 200;

    /** Copies the lists. */
    public MenuLint {
        entries = List.copyOf(entries);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }

    /** Looks at a menu. */
    public static MenuLint of(Menu menu, ServiceCatalog catalog) {
        EntryUses uses = new EntryUses(catalog);
        List<Entry> entries = new ArrayList<>();
        Set<ServiceItem> shown = new LinkedHashSet<>();
        collect("", menu.buttons(), uses, entries, shown);
        List<ServiceItem> missing = catalog.items().stream()
                .filter(uses::isWhollyOnline)
                .filter(item -> !shown.contains(item))
                .toList();
        return new MenuLint(entries, missing, menu.warnings());
    }

    /** How many entries are of this use. */
    public long count(Use use) {
        return entries.stream().filter(entry -> entry.use() == use).count();
    }

    /** Services as a part of services and articles, from 0 to 1; 1 if there is neither. */
    public double serviceShare() {
        long services = count(Use.SERVICE);
        long both = services + count(Use.ARTICLE);
        return both == 0 ? 1 : (double) services / both;
    }

    /** Whether articles outweigh services (重发布、轻服务). */
    public boolean isMostlyArticles() {
        return serviceShare() < HALF;
    }

    /** The whole of it, a line each: in Chinese for a Chinese locale, in English for any other. */
    public String text(Locale locale) {
        boolean zh = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        StringBuilder text = new StringBuilder();
        text.append(
                zh
                        ? String.format(
                                Locale.ROOT,
                                "服务 %d 项，文章 %d 项，互动 %d 项；服务占服务与文章的 %.0f%%。%s\n",
                                count(Use.SERVICE),
                                count(Use.ARTICLE),
                                count(Use.DIALOGUE),
                                100 * serviceShare(),
                                isMostlyArticles() ? "重发布、轻服务，建议增加办事服务。" : "")
                        : String.format(
                                Locale.ROOT,
                                "%d services, %d articles, %d for dialogue; services are %.0f%% of services and articles.%s\n",
                                count(Use.SERVICE),
                                count(Use.ARTICLE),
                                count(Use.DIALOGUE),
                                100 * serviceShare(),
                                isMostlyArticles() ? " Articles outweigh services: add services." : ""));
        entries.forEach(entry -> text.append("  ")
                .append(Quote.of(entry.path(), SHOWN))
                .append(zh ? "：" : ": ")
                .append(entry.use().text(locale))
                .append(" (")
                .append(entry.why())
                .append(")\n"));
        missing.forEach(item -> text.append(zh ? "  可全程网办但不在菜单中：" : "  wholly online, but not in the menu: ")
                .append(item.name())
                .append('\n'));
        warnings.forEach(
                warning -> text.append("  ").append(warning.text(locale)).append('\n'));
        return text.toString();
    }

    private static void collect(
            String path, List<MenuButton> buttons, EntryUses uses, List<Entry> entries, Set<ServiceItem> shown) {
        for (MenuButton button : buttons) {
            if (button instanceof MenuButton.Group group) {
                collect(path + group.name() + " > ", group.entries(), uses, entries, shown);
                continue;
            }
            Optional<ServiceItem> item = uses.item(button);
            item.ifPresent(shown::add);
            entries.add(item.map(each -> new Entry(path + button.name(), Use.SERVICE, each.code()))
                    .orElseGet(() -> uses.judged(path + button.name(), button)));
        }
    }

    /**
     * An entry, and what it was judged to be.
     *
     * @param path the names from the column down
     * @param why the code of the service, or the type or the word that it was judged by; empty if nothing spoke for anything else than a service
     */
    public record Entry(String path, Use use, String why) {}
}
