package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What {@code menu/create} refuses. The shape of the tree is looked at first, then each button, a column before its entries;
 * the first fault found is the answer.
 */
final class MenuRules {
    private static final int COLUMNS = 3;
    private static final int ENTRIES = 5;
    private static final Pattern HTTP = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern MINIPROGRAM_APPID = Pattern.compile("wx[0-9a-z]{16}");

    private MenuRules() {}

    /**
     * Passes a menu that WeChat would take.
     *
     * @throws ApiRefusal otherwise
     */
    static void check(JsonNode menu) {
        JsonNode columns = menu.path("button");
        require(columns.isArray() && !columns.isEmpty() && columns.size() <= COLUMNS, Errcode.INVALID_BUTTON_SIZE);
        for (JsonNode column : columns) {
            checkShape(column);
        }
        for (JsonNode column : columns) {
            checkColumn(column);
        }
    }

    private static void checkShape(JsonNode column) {
        require(column.isObject(), Errcode.DATA_FORMAT_ERROR);
        JsonNode entries = column.path("sub_button");
        require(entries.isMissingNode() || entries.isNull() || entries.isArray(), Errcode.DATA_FORMAT_ERROR);
        require(entries.size() <= ENTRIES, Errcode.INVALID_SUB_BUTTON_SIZE);
        for (JsonNode entry : entries) {
            require(entry.isObject(), Errcode.DATA_FORMAT_ERROR);
            require(entry.path("sub_button").isEmpty(), Errcode.INVALID_SUB_MENU_DEPTH);
        }
    }

    private static void checkColumn(JsonNode column) {
        JsonNode entries = column.path("sub_button");
        if (entries.isEmpty()) {
            require(column.hasNonNull("type") || !column.hasNonNull("sub_button"), Errcode.SUB_MENU_MISSING);
            checkButton(column, MenuLevel.COLUMN);
            return;
        }
        checkName(column, MenuLevel.COLUMN);
        // Documented as excluding each other; which errcode says so is not.
        require(!column.hasNonNull("type"), MenuLevel.COLUMN.type);
        for (JsonNode entry : entries) {
            checkButton(entry, MenuLevel.ENTRY);
        }
    }

    private static void checkButton(JsonNode button, MenuLevel level) {
        checkName(button, level);
        switch (text(button, "type")) {
            case "click",
                    "scancode_push",
                    "scancode_waitmsg",
                    "pic_sysphoto",
                    "pic_photo_or_album",
                    "pic_weixin",
                    "location_select" -> require(fits(button, "key", 128), level.key);
            case "view" -> checkUrl(button, level);
            case "miniprogram" -> {
                checkUrl(button, level);
                require(MINIPROGRAM_APPID.matcher(text(button, "appid")).matches(), Errcode.INVALID_MINIPROGRAM_APPID);
                require(!text(button, "pagepath").isEmpty(), Errcode.INVALID_MINIPROGRAM_PATH);
            }
            case "media_id", "view_limited" -> require(!text(button, "media_id").isEmpty(), Errcode.INVALID_MEDIA_ID);
            case "article_id", "article_view_limited" ->
                require(!text(button, "article_id").isEmpty(), Errcode.INVALID_MEDIA_ID);
            default -> throw new ApiRefusal(level.type);
        }
    }

    private static void checkName(JsonNode button, MenuLevel level) {
        require(fits(button, "name", level.nameBytes), level.name);
    }

    private static void checkUrl(JsonNode button, MenuLevel level) {
        require(fits(button, "url", 1024), level.url);
        require(HTTP.matcher(text(button, "url")).matches(), level.urlDomain);
    }

    private static boolean fits(JsonNode button, String field, int bytes) {
        int length = text(button, field).getBytes(StandardCharsets.UTF_8).length;
        return length > 0 && length <= bytes;
    }

    private static String text(JsonNode button, String field) {
        JsonNode value = button.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    private static void require(boolean kept, int errcode) {
        if (!kept) {
            throw new ApiRefusal(errcode);
        }
    }
}
