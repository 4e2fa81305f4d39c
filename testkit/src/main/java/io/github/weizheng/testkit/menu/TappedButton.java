package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;

/** A button that a citizen taps, with what its event needs. */
public final class TappedButton {
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
