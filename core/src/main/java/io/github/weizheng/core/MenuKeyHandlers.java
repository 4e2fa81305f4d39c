package io.github.weizheng.core;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What answers taps on menu keys, so that a menu can be compared with it: a router, or a list of keys that another system answers.
 * Implementations are immutable and thread-safe.
 */
public interface MenuKeyHandlers {
    /** The keys that something here is meant for, whatever the kind of button. */
    Set<MenuKey> menuKeys();

    /**
     * Whether something here answers what a button of this type reports under this key.
     *
     * @param buttonType WeChat's name: {@code click}, {@code scancode_waitmsg}, …
     */
    boolean handles(String buttonType, MenuKey key);

    /** These keys, for buttons of every type: those that another vendor answers, for one. */
    static MenuKeyHandlers of(Set<MenuKey> keys) {
        Set<MenuKey> copy = Set.copyOf(keys);
        return new MenuKeyHandlers() {
            @Override
            public Set<MenuKey> menuKeys() {
                return copy;
            }

            @Override
            public boolean handles(String buttonType, MenuKey key) {
                return copy.contains(key);
            }
        };
    }

    /** Both together. */
    default MenuKeyHandlers and(MenuKeyHandlers other) {
        Objects.requireNonNull(other, "other");
        MenuKeyHandlers one = this;
        return new MenuKeyHandlers() {
            @Override
            public Set<MenuKey> menuKeys() {
                Set<MenuKey> keys = new HashSet<>(one.menuKeys());
                keys.addAll(other.menuKeys());
                return Set.copyOf(keys);
            }

            @Override
            public boolean handles(String buttonType, MenuKey key) {
                return one.handles(buttonType, key) || other.handles(buttonType, key);
            }
        };
    }
}
