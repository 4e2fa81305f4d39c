package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What {@code menu/create} and {@code menu/addconditional} refuse of the buttons. The shape of the tree is looked at first, then each button, a column before its entries;
 * the first fault found is the answer.
 */
final class MenuRules {
    private static final int COLUMNS = 3;
    private static final int ENTRIES = 5;
    private static final Pattern MINIPROGRAM_APPID = Pattern.compile("wx[0-9a-z]{16}");

    private MenuRules() {}

    /**
     * Passes a menu that WeChat would take.
     *
     * @throws ApiRefusal otherwise
     */
    static void check(JsonNode menu) {
        JsonNode columns = menu.path("button");
        Refusals.require(
                columns.isArray() && !columns.isEmpty() && columns.size() <= COLUMNS, Errcode.INVALID_BUTTON_SIZE);
        for (JsonNode column : columns) {
            checkShape(column);
        }
        for (JsonNode column : columns) {
            checkColumn(column);
        }
    }

    private static void checkShape(JsonNode column) {
        Refusals.require(column.isObject(), Errcode.DATA_FORMAT_ERROR);
        JsonNode entries = entries(column);
        Refusals.require(entries.size() <= ENTRIES, Errcode.INVALID_SUB_BUTTON_SIZE);
        for (JsonNode entry : entries) {
            Refusals.require(entry.isObject(), Errcode.DATA_FORMAT_ERROR);
            Refusals.require(entries(entry).isEmpty(), Errcode.INVALID_SUB_MENU_DEPTH);
        }
    }

    private static JsonNode entries(JsonNode button) {
        JsonNode entries = button.path("sub_button");
        Refusals.require(entries.isMissingNode() || entries.isNull() || entries.isArray(), Errcode.DATA_FORMAT_ERROR);
        return entries;
    }

    private static void checkColumn(JsonNode column) {
        JsonNode entries = column.path("sub_button");
        if (entries.isEmpty()) {
            Refusals.require(column.hasNonNull("type") || !column.hasNonNull("sub_button"), Errcode.SUB_MENU_MISSING);
            checkButton(column, MenuLevel.COLUMN);
            return;
        }
        checkName(column, MenuLevel.COLUMN);
        // Documented as excluding each other; which errcode says so is not.
        Refusals.require(!column.hasNonNull("type"), MenuLevel.COLUMN.type);
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
                    "location_select" -> Refusals.require(fits(button, "key", 128), level.key);
            case "view" -> checkUrl(button, level);
            case "miniprogram" -> {
                checkUrl(button, level);
                Refusals.require(
                        MINIPROGRAM_APPID.matcher(text(button, "appid")).matches(), Errcode.INVALID_MINIPROGRAM_APPID);
                Refusals.require(isReadable(text(button, "pagepath")), Errcode.INVALID_MINIPROGRAM_PATH);
            }
            case "media_id", "view_limited" ->
                Refusals.require(isReadable(text(button, "media_id")), Errcode.INVALID_MEDIA_ID);
            case "article_id", "article_view_limited" ->
                Refusals.require(isReadable(text(button, "article_id")), Errcode.INVALID_MEDIA_ID);
            default -> throw new ApiRefusal(level.type);
        }
    }

    private static void checkName(JsonNode button, MenuLevel level) {
        Refusals.require(fits(button, "name", level.nameBytes), level.name);
    }

    private static void checkUrl(JsonNode button, MenuLevel level) {
        Refusals.require(fits(button, "url", 1024), level.url);
        Refusals.require(JumpHosts.host(text(button, "url")).isPresent(), level.urlDomain);
    }

    private static boolean fits(JsonNode button, String field, int bytes) {
        String text = text(button, field);
        return isReadable(text) && text.getBytes(StandardCharsets.UTF_8).length <= bytes;
    }

    /**
     * Assumed, since no page tells: blank text and characters that an event could not carry or nobody could see are refused with the
     * errcode of the field.
     */
    private static boolean isReadable(String text) {
        return !text.isBlank() && text.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == 0xFFFE || c == 0xFFFF);
    }

    private static String text(JsonNode button, String field) {
        JsonNode value = button.path(field);
        return value.isTextual() ? value.textValue() : "";
    }
}
