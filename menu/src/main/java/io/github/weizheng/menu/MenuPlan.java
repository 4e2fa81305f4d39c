package io.github.weizheng.menu;

import io.github.weizheng.core.WeChatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What would change if an account were to have other menus: made by reading what is live, shown like a diff, and then applied or not.
 *
 * <pre>{@code
 * MenuPlan plan = MenuPlan.of(menus, wanted);
 * System.out.println(plan);
 * MenuSnapshot backup = plan.apply();
 * …
 * MenuPlan.rollback(menus, backup).apply();
 * }</pre>
 *
 * <p>A plan is for the state it was made from. {@link #apply} reads that again and refuses if anything has changed; between this and the first
 * call of the change there is a moment that WeChat gives no means to close. Immutable and thread-safe.
 */
public final class MenuPlan {
    private static final int MOST_HOSTS = 3;
    private final Menus menus;
    private final MenuSnapshot before;
    private final WantedMenus wanted;
    private final ConditionalSteps steps;

    private MenuPlan(Menus menus, MenuSnapshot before, WantedMenus wanted) {
        this.menus = menus;
        this.before = before;
        this.wanted = wanted;
        this.steps = ConditionalSteps.between(before.conditional(), wanted.conditional());
    }

    /** Reads what is live, in two calls, and compares. */
    public static MenuPlan of(Menus menus, MenuSet wanted) {
        return new MenuPlan(menus, menus.snapshot(), WantedMenus.of(Objects.requireNonNull(wanted, "wanted")));
    }

    /** One menu for everybody, and no conditional menus. */
    public static MenuPlan of(Menus menus, Menu wanted) {
        return of(menus, MenuSet.of(wanted));
    }

    /**
     * Goes back to what was live once. It is published as it was, whether it keeps the rules or not.
     *
     * @throws IllegalArgumentException if the console made it with kinds of buttons that the API cannot make: only a person in the console can
     *     go back to these
     */
    public static MenuPlan rollback(Menus menus, MenuSnapshot to) {
        if (MenuButton.flat(to.buttons()).anyMatch(ConsoleButton.class::isInstance)) {
            throw new IllegalArgumentException(
                    "to: a menu that the API can make, actual one of the console (该菜单含公众平台后台才能设置的按钮，请在后台恢复)");
        }
        return new MenuPlan(menus, menus.snapshot(), WantedMenus.of(to));
    }

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return !changesDefault() && steps.isEmpty();
    }

    /**
     * Whether a rollback could bring back what is removed. It cannot where there are buttons that only the console makes, or that this version does
     * not know. Conditional menus by fields that WeChat took out do not count: they fit nobody.
     */
    public boolean isReversible() {
        Stream<MenuButton> removed = Stream.concat(
                changesDefault() ? MenuButton.flat(before.buttons()) : Stream.empty(),
                steps.deleted().stream().flatMap(each -> MenuButton.flat(each.buttons())));
        return removed.noneMatch(button -> button instanceof ConsoleButton || button instanceof MenuButton.Unknown);
    }

    /** What was live when the plan was made. Keep its {@linkplain MenuSnapshot#toJson text} before applying the plan. */
    public MenuSnapshot before() {
        return before;
    }

    /** The same text for the same change of the same live menus: what one person has read, another can apply. */
    public String fingerprint() {
        return MenuDiff.fingerprint(before, wanted);
    }

    /**
     * Makes the change, if there is one.
     *
     * <p>First the default menu, then conditional menus are added, then others deleted; deleted first where more than 3 hosts would be
     * needed meanwhile, and citizens see the default menu until the new ones are there. A failure may leave the first part of that: a plan made
     * anew then holds the rest, and {@link #before} is still the way back.
     *
     * @return what was live before, the backup
     * @throws MenuChangedException if something else changed the menus since the plan was made; nothing has changed then
     * @throws IllegalStateException if the plan is not {@linkplain #isReversible reversible}
     * @throws WeChatException if a call fails
     */
    public MenuSnapshot apply() {
        if (!isReversible()) {
            throw new IllegalStateException(
                    "The live menu has buttons that the API cannot bring back; applyIrreversibly() replaces it"
                            + " (现有菜单含接口无法恢复的按钮，如后台设置的文字、图片；确认后请用 applyIrreversibly())");
        }
        return applyIrreversibly();
    }

    /**
     * Makes the change that somebody has read, in this process or another.
     *
     * @param fingerprint of the plan that was read
     * @throws MenuChangedException if this plan is another: the live menus or the wanted ones have changed
     * @see #apply()
     */
    public MenuSnapshot apply(String fingerprint) {
        if (!fingerprint().equals(fingerprint)) {
            throw new MenuChangedException("this plan is not the one that was read");
        }
        return apply();
    }

    /** The same as {@link #apply()}, also where there is no way back. */
    public MenuSnapshot applyIrreversibly() {
        if (!MenuDiff.isSame(before, menus.snapshot())) {
            throw new MenuChangedException("the live menus have changed since the plan was made");
        }
        if (wanted.buttons().isEmpty()) {
            if (changesDefault()) {
                menus.delete();
            }
            return before;
        }
        if (changesDefault()) {
            menus.create(wanted.buttons());
        }
        boolean deleteFirst = Hosts.of(all()).size() > MOST_HOSTS;
        if (deleteFirst) {
            deleteConditional();
        }
        steps.added().forEach(each -> menus.addConditional(each.rule(), each.buttons()));
        if (!deleteFirst) {
            deleteConditional();
        }
        return before;
    }

    /** The change like a diff. */
    @Override
    public String toString() {
        return MenuDiff.text(this);
    }

    WantedMenus wanted() {
        return wanted;
    }

    ConditionalSteps steps() {
        return steps;
    }

    boolean changesDefault() {
        return !before.buttons().equals(wanted.buttons())
                || (before.isOfConsole() && !wanted.buttons().isEmpty());
    }

    private void deleteConditional() {
        steps.deleted().forEach(each -> menus.deleteConditional(each.menuId()));
    }

    private List<LiveConditionalMenu> all() {
        List<LiveConditionalMenu> all = new ArrayList<>(before.conditional());
        all.addAll(steps.added());
        return Collections.unmodifiableList(all);
    }
}
