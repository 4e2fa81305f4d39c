package io.github.weizheng.menu.catalog;

import io.github.weizheng.core.catalog.ServiceCatalog;
import io.github.weizheng.core.catalog.ServiceItem;
import io.github.weizheng.menu.MatchRule;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.template.Variant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Menu entries made of services (由事项目录生成菜单). */
public final class ServiceEntries {
    private ServiceEntries() {}

    /** An entry that leads to where the service is done: its mini program, its page, or else the account itself, under the item's key. */
    public static MenuButton button(ServiceItem item) {
        return item.miniProgram()
                .map(program -> MenuButton.miniProgram(
                        item.name(), item.url().orElseThrow(), program.appId(), program.pagePath()))
                .or(() -> item.url().map(url -> MenuButton.view(item.name(), url)))
                .orElseGet(() -> MenuButton.click(item.name(), item.menuKey()));
    }

    /** A column of them, in the order given; more than 5 are for {@link io.github.weizheng.menu.MenuRules} to refuse. */
    public static MenuButton group(String name, List<ServiceItem> items) {
        return new MenuButton.Group(
                name, items.stream().map(ServiceEntries::button).toList());
    }

    /** The variant of a menu in which the services that it has have their short names (适老简称). */
    public static Variant elder(MatchRule rule, List<MenuButton> columns, ServiceCatalog catalog) {
        Map<String, String> names = new TreeMap<>();
        MenuButton.flat(columns)
                .flatMap(button -> catalog.named(button.name()).stream())
                .filter(item -> !item.shortName().equals(item.name()))
                .forEach(item -> names.put(item.name(), item.shortName()));
        names.keySet().retainAll(MenuButton.flat(columns).map(MenuButton::name).toList());
        Variant variant = Variant.of(rule);
        for (Map.Entry<String, String> name : names.entrySet()) {
            variant = variant.name(name.getKey(), name.getValue());
        }
        return variant;
    }
}
