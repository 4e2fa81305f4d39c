package io.github.weizheng.menu;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where urls lead. */
final class Hosts {
    private static final Pattern HTTP = Pattern.compile(
            "https?://(?:[^/?#@]*@)?([^/?#@:\\s{}<>\"\\\\^`|$]+)(?::[0-9]*)?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Hosts() {}

    /** The host in lower case, if the text is an http(s) url with one. */
    static Optional<String> of(String url) {
        Matcher matcher = HTTP.matcher(url);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** All of what these menus lead to. */
    static Set<String> of(List<LiveConditionalMenu> menus) {
        return menus.stream()
                .flatMap(menu -> MenuButton.flat(menu.buttons()))
                .map(Hosts::url)
                .flatMap(url -> of(url).stream())
                .collect(Collectors.toSet());
    }

    private static String url(MenuButton button) {
        if (button instanceof MenuButton.View view) {
            return view.url();
        }
        return button instanceof MenuButton.MiniProgram program ? program.url() : "";
    }
}
