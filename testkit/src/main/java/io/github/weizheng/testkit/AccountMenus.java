package io.github.weizheng.testkit;

import io.github.weizheng.testkit.menu.LiveMenus;
import java.util.Objects;

/** What the account's owner does about the menu in WeChat's console (公众平台). Citizens see it at once. Thread-safe. */
public final class AccountMenus {
    private final LiveMenus menus;

    AccountMenus(LiveMenus menus) {
        this.menus = menus;
    }

    /**
     * Publishes a menu made by hand: {@code get_current_selfmenu_info} shows it, {@code menu/get} answers 46003, and the next
     * {@code menu/create} replaces it. Conditional menus go, which WeChat does not document; new ones get 65303.
     *
     * @param buttonJson {@code {"button":[…]}} as {@code selfmenu_info} has it, with entries in {@code "sub_button":{"list":[…]}}.
     *     The types are text, img, voice, video and news with a {@code value}, news also with {@code news_info}; view with a
     *     {@code url}; miniprogram with {@code url}, {@code appid} and {@code pagepath}. Lengths are not judged
     * @throws IllegalArgumentException for anything that the console could not make; the menu of before then stays
     */
    public void publishInConsole(String buttonJson) {
        menus.publishInConsole(Objects.requireNonNull(buttonJson, "buttonJson"));
    }

    /**
     * Opens the menu or closes it: {@code is_menu_open}; it is open at first. Citizens do not see a closed one. The API works on
     * regardless, and publishing does not open it, which WeChat does not document.
     */
    public void open(boolean open) {
        menus.open(open);
    }
}
