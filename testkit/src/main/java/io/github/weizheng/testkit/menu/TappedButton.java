package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** A button that a citizen taps, with what its event needs. */
public final class TappedButton {
    private static final Set<String> OPENING = Set.of("click", "scancode_push", "scancode_waitmsg");

    private final JsonNode button;
    private final long menuId;

    TappedButton(JsonNode button, long menuId) {
        this.button = button;
        this.menuId = menuId;
    }

    /** Returns WeChat's {@code type}; empty for a column that only opens. */
    public String type() {
        return text("type");
    }

    /** Tells whether a tap counts as 点击自定义菜单 for customer-service messages. */
    public boolean opensReplyWindow() {
        return OPENING.contains(type());
    }

    /**
     * Passes a button of one of these types.
     *
     * @throws IllegalArgumentException for every other
     */
    public void require(String... types) {
        if (!List.of(types).contains(type())) {
            throw new IllegalArgumentException(
                    "menuPath: leads to a button of type " + type() + ", not " + String.join(" or ", types));
        }
    }

    public long menuId() {
        return menuId;
    }

    public String key() {
        return text("key");
    }

    public String url() {
        return text("url");
    }

    public String pagePath() {
        return text("pagepath");
    }

    private String text(String field) {
        return button.path(field).asText("");
    }
}
