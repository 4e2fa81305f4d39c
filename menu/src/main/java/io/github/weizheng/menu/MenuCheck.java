package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One walk through a menu, collecting what is wrong. For one thread. */
final class MenuCheck {
    private static final int MAX_VIOLATIONS = 1_000;
    private static final int SHOWN = 40;
    private static final Pattern BROKEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final Pattern APP_ID = Pattern.compile("wx[0-9a-z]{16}");
    private static final Pattern HTTP = Pattern.compile("https?://.", Pattern.CASE_INSENSITIVE);
    private final List<MenuViolation> violations = new ArrayList<>();

    List<MenuViolation> menu(JsonNode menu) {
        JsonNode buttons = menu.path("button");
        if (!menu.isObject() || !buttons.isArray()) {
            add(menu.isObject() ? "button" : "menu", MenuRule.SHAPE, "an array of buttons", kind(buttons));
            return violations;
        }
        count("button", MenuRule.COLUMN_COUNT, buttons, 3);
        for (int i = 0; i < buttons.size() && violations.size() < MAX_VIOLATIONS; i++) {
            column("button[" + i + "]", buttons.get(i));
        }
        return violations;
    }

    private void column(String path, JsonNode column) {
        if (!button(path, column, 16)) {
            return;
        }
        JsonNode entries = column.path("sub_button");
        boolean group = column.has("sub_button") && (!entries.isEmpty() || !column.has("type"));
        if (!group) {
            leaf(path, column);
            return;
        }
        if (column.has("type")) {
            add(path + ".type", MenuRule.TYPE_WITH_ENTRIES, "no type beside entries", shown(column.path("type")));
        }
        if (!entries.isArray()) {
            add(path + ".sub_button", MenuRule.SHAPE, "an array of buttons", kind(entries));
            return;
        }
        count(path + ".sub_button", MenuRule.ENTRY_COUNT, entries, 5);
        for (int i = 0; i < entries.size() && violations.size() < MAX_VIOLATIONS; i++) {
            entry(path + ".sub_button[" + i + "]", entries.get(i));
        }
    }

    private void entry(String path, JsonNode entry) {
        if (!button(path, entry, 60)) {
            return;
        }
        JsonNode deeper = entry.path("sub_button");
        if (deeper.isEmpty() && (deeper.isArray() || deeper.isMissingNode())) {
            leaf(path, entry);
        } else {
            add(path + ".sub_button", MenuRule.DEPTH, "2 levels", "3");
        }
    }

    /** Checks what every button has; whether there is anything more to look at. */
    private boolean button(String path, JsonNode button, int maxName) {
        if (!button.isObject()) {
            add(path, MenuRule.SHAPE, "a button", kind(button));
            return false;
        }
        text(path, button, "name", MenuRule.NAME_MISSING, MenuRule.NAME_LENGTH, maxName);
        return true;
    }

    private void leaf(String path, JsonNode button) {
        JsonNode type = button.path("type");
        if (!type.isTextual() || type.textValue().isEmpty()) {
            add(path + ".type", MenuRule.TYPE_MISSING, "a type or entries", kind(type));
            return;
        }
        switch (type.textValue()) {
            case "click",
                    "scancode_push",
                    "scancode_waitmsg",
                    "pic_sysphoto",
                    "pic_photo_or_album",
                    "pic_weixin",
                    "location_select" -> text(path, button, "key", MenuRule.KEY_MISSING, MenuRule.KEY_LENGTH, 128);
            case "view" -> url(path, button);
            case "miniprogram" -> {
                url(path, button);
                appId(path, button);
                present(path, button, "pagepath", MenuRule.PAGEPATH_MISSING);
            }
            case "media_id", "view_limited" -> present(path, button, "media_id", MenuRule.MEDIA_ID_MISSING);
            case "article_id", "article_view_limited" ->
                present(path, button, "article_id", MenuRule.ARTICLE_ID_MISSING);
            default -> add(path + ".type", MenuRule.TYPE_UNKNOWN, "one of 13 types", shown(type));
        }
    }

    private void appId(String path, JsonNode button) {
        if (present(path, button, "appid", MenuRule.APPID_MISSING)
                && !APP_ID.matcher(button.path("appid").textValue()).matches()) {
            add(path + ".appid", MenuRule.APPID_FORM, "wx and 16 letters or digits", shown(button.path("appid")));
        }
    }

    private void url(String path, JsonNode button) {
        if (text(path, button, "url", MenuRule.URL_MISSING, MenuRule.URL_LENGTH, 1024)) {
            if (!HTTP.matcher(button.path("url").textValue()).lookingAt()) {
                add(path + ".url", MenuRule.URL_SCHEME, "http:// or https://", shown(button.path("url")));
            }
        }
    }

    private boolean text(String path, JsonNode button, String field, MenuRule missing, MenuRule tooLong, int maxBytes) {
        if (!present(path, button, field, missing)) {
            return false;
        }
        int bytes = button.path(field).textValue().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            add(
                    path + "." + field,
                    tooLong,
                    "at most " + maxBytes + " bytes",
                    bytes + " (" + shown(button.path(field)) + ")");
        }
        return true;
    }

    private boolean present(String path, JsonNode button, String field, MenuRule missing) {
        JsonNode value = button.path(field);
        if (value.isTextual() && !value.textValue().isBlank()) {
            if (BROKEN.matcher(value.textValue()).find()) {
                add(path + "." + field, MenuRule.CHARACTERS, "whole, visible characters", "others");
            }
            return true;
        }
        boolean absent = value.isMissingNode() || value.isNull() || value.isTextual();
        add(path + "." + field, absent ? missing : MenuRule.SHAPE, "a text", kind(value));
        return false;
    }

    private void count(String path, MenuRule rule, JsonNode array, int max) {
        if (array.isEmpty() || array.size() > max) {
            add(path, rule, "1 to " + max, String.valueOf(array.size()));
        }
    }

    private void add(String path, MenuRule rule, String limit, String actual) {
        if (violations.size() == MAX_VIOLATIONS) {
            return;
        }
        violations.add(new MenuViolation(path, rule, limit, actual));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING, NULL -> "nothing";
            case STRING -> node.textValue().isBlank() ? "a blank text" : "a text";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String shown(JsonNode node) {
        String text = node.isTextual() ? node.textValue() : kind(node);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
