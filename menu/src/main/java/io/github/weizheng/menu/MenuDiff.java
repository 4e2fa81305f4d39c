package io.github.weizheng.menu;

import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.privacy.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows plans, and compares what is live at two moments. */
final class MenuDiff {
    private static final int SHOWN = 1_200;

    private MenuDiff() {}

    static String text(MenuPlan plan) {
        List<String> text = new ArrayList<>();
        if (plan.isEmpty()) {
            text.add("= no change (无变化)");
        }
        if (!plan.before().effective().open() && !plan.before().buttons().isEmpty()) {
            text.add("! the menu is switched off now (菜单当前为停用状态)");
        }
        if (!plan.isReversible()) {
            text.add("! what is removed has buttons that the API cannot bring back (现有菜单含接口无法恢复的按钮)");
        }
        if (plan.before().isOfConsole() && plan.changesDefault()) {
            text.add("! made in the console, published through the API from now on (现有菜单在后台设置，改由接口发布)");
        }
        if (plan.steps().deleted().stream().anyMatch(each -> each.rule().isDead())) {
            text.add(
                    "! a conditional menu by fields that WeChat took out fits nobody and cannot be made again (按已取消字段匹配的个性化菜单无法重建)");
        }
        section(
                text,
                "default menu (默认菜单)",
                plan.before().buttons(),
                plan.wanted().buttons());
        List<LiveConditionalMenu> gone = new ArrayList<>(plan.steps().deleted());
        for (LiveConditionalMenu wanted : plan.wanted().conditional()) {
            Optional<LiveConditionalMenu> old = gone.stream()
                    .filter(each -> each.rule().known().equals(wanted.rule().known()))
                    .findFirst();
            old.ifPresent(gone::remove);
            List<MenuButton> from = plan.steps().added().contains(wanted)
                    ? old.map(LiveConditionalMenu::buttons).orElse(List.of())
                    : wanted.buttons();
            boolean moved = old.isPresent() && old.get().isLike(wanted);
            section(text, title(wanted) + (moved ? ", in another order (调整顺序)" : ""), from, wanted.buttons());
        }
        gone.forEach(each -> section(text, title(each), each.buttons(), List.of()));
        return String.join("\n", text);
    }

    private static String title(LiveConditionalMenu menu) {
        return "conditional menu (个性化菜单) " + Quote.of(menu.rule().toString(), SHOWN);
    }

    private static void section(List<String> text, String title, List<MenuButton> from, List<MenuButton> to) {
        boolean same = from.equals(to);
        text.add((same ? "= " : from.isEmpty() ? "+ " : to.isEmpty() ? "- " : "~ ") + title);
        if (!same) {
            Lines.diff(lines(from), lines(to)).forEach(line -> text.add(Quote.of(line, SHOWN)));
        }
    }

    private static List<String> lines(List<MenuButton> buttons) {
        return buttons.stream().flatMap(button -> lines(button, "  ")).toList();
    }

    private static Stream<String> lines(MenuButton button, String indent) {
        String target = button.target();
        String line = indent + button.name() + (button.type().isEmpty() ? "" : "  " + button.type() + "  " + target);
        Stream<String> own = Stream.of(line); // quoted only after they were compared
        return button instanceof MenuButton.Group group
                ? Stream.concat(own, group.entries().stream().flatMap(entry -> lines(entry, indent + "  ")))
                : own;
    }

    /** Whether nobody has changed anything between; where a video can be downloaded may differ each time it is read. */
    static boolean isSame(MenuSnapshot one, MenuSnapshot other) {
        return state(one).equals(state(other));
    }

    static String fingerprint(MenuSnapshot before, WantedMenus wanted) {
        return Sha256.hex(state(before) + "\n" + conditional(wanted.conditional())
                        + new MenuJson.Body(wanted.buttons()).text())
                .substring(0, 32);
    }

    private static String state(MenuSnapshot snapshot) {
        StringBuilder state = new StringBuilder();
        snapshot.made().ifPresent(menu -> state.append(menu.menuId())
                .append(new MenuJson.Body(menu.buttons()).text())
                .append(conditional(menu.conditional())));
        state.append('\n').append(snapshot.effective().open());
        MenuButton.flat(snapshot.effective().buttons())
                .map(button -> '\n'
                        + button.type()
                        + ' '
                        + button.name()
                        + ' '
                        + (button instanceof ConsoleButton.Video ? "" : button.target()))
                .forEach(state::append);
        return state.toString();
    }

    private static String conditional(List<LiveConditionalMenu> menus) {
        StringBuilder text = new StringBuilder();
        menus.forEach(each -> text.append(each.menuId()).append(new MenuJson.Body(each.buttons(), each.rule()).text()));
        return text.toString();
    }
}
