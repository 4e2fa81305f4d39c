package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.people.Person;
import io.github.weizheng.testkit.wire.RandomText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account's menus, whichever way they were made, and who sees which. Thread-safe. */
public final class LiveMenus {
    private static final int JUMP_HOSTS = 3;

    private final List<ConditionalMenu> newestFirst = new ArrayList<>();
    private @Nullable PublishedMenu standard;
    private boolean madeInConsole;
    private boolean open = true;
    private long lastMenuId;

    public LiveMenus(RandomText random) {
        lastMenuId = 200_000_000L + Long.parseLong(random.digits(8));
    }

    /** Returns the default menu as the API last accepted it. */
    public synchronized Optional<String> json() {
        return ofApi().map(PublishedMenu::json);
    }

    /** Returns the menu that a person sees. */
    public Optional<String> seenBy(Person person) {
        return open() ? fitting(person).map(PublishedMenu::json) : Optional.empty();
    }

    /**
     * Returns the button under the given names of the menu that a person sees.
     *
     * @throws IllegalArgumentException when there is none
     */
    public TappedButton button(Person person, String... path) {
        if (!open()) {
            throw new IllegalArgumentException("the account's menu is closed");
        }
        PublishedMenu menu = fitting(person).orElseThrow(() -> new IllegalArgumentException("the account has no menu"));
        return new TappedButton(MenuPath.find(menu.columns(), path), menu.menuId());
    }

    /**
     * Publishes a menu in the console, which ends those of the API. WeChat does not say what becomes of the conditional ones;
     * they go with the default menu, as when it is deleted.
     *
     * @throws IllegalArgumentException when the console could not make such a menu
     */
    public synchronized void publishInConsole(String json) {
        ArrayNode columns = ConsoleMenu.columns(json);
        clear();
        standard = new PublishedMenu(nextId(), columns);
        madeInConsole = true;
    }

    /** Opens the menu or closes it. */
    public synchronized void open(boolean shown) {
        open = shown;
    }

    synchronized boolean open() {
        return open;
    }

    synchronized Optional<PublishedMenu> standard() {
        return Optional.ofNullable(standard);
    }

    /** Returns the default menu if it was made through the API. */
    synchronized Optional<PublishedMenu> ofApi() {
        return standard().filter(menu -> !madeInConsole);
    }

    /** Returns the conditional menus, the newest first. */
    synchronized List<ConditionalMenu> conditional() {
        return List.copyOf(newestFirst);
    }

    synchronized void create(ArrayNode columns) {
        standard = new PublishedMenu(nextId(), columns);
        madeInConsole = false;
    }

    synchronized void clear() {
        standard = null;
        madeInConsole = false;
        newestFirst.clear();
    }

    /**
     * Adds a conditional menu.
     *
     * @return its menuid
     * @throws ApiRefusal 65316 when all conditional menus together lead to more than three hosts, 65317 when a host cannot be read
     */
    synchronized long add(ArrayNode columns, MatchRule rule) {
        Set<String> hosts = new HashSet<>(JumpHosts.of(columns));
        newestFirst.forEach(old -> hosts.addAll(JumpHosts.of(old.menu().columns())));
        Refusals.require(hosts.size() <= JUMP_HOSTS, Errcode.TOO_MANY_JUMP_DOMAINS);
        PublishedMenu menu = new PublishedMenu(nextId(), columns);
        newestFirst.add(0, new ConditionalMenu(menu, rule));
        return menu.menuId();
    }

    /** Deletes a conditional menu, and tells whether it was there. */
    synchronized boolean remove(String menuId) {
        return newestFirst.removeIf(one -> String.valueOf(one.menu().menuId()).equals(menuId));
    }

    /** Returns the menu for a person, open or not: the newest conditional one that fits, else the default one. */
    synchronized Optional<PublishedMenu> fitting(Person person) {
        return newestFirst.stream()
                .filter(one -> one.rule().fits(person))
                .map(ConditionalMenu::menu)
                .findFirst()
                .or(this::standard);
    }

    private long nextId() {
        return ++lastMenuId;
    }
}
