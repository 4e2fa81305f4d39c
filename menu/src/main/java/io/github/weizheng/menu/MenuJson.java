package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.MenuKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Buttons to and from WeChat's JSON. */
final class MenuJson {
    private MenuJson() {}

    static ObjectNode tree(List<MenuButton> buttons) {
        ObjectNode menu = JsonNodeFactory.instance.objectNode();
        buttons.forEach(button -> write(button, menu.withArray("button").addObject()));
        if (buttons.isEmpty()) {
            menu.putArray("button");
        }
        return menu;
    }

    private static void write(MenuButton button, ObjectNode json) {
        if (!button.type().isEmpty()) {
            json.put("type", button.type());
        }
        json.put("name", button.name());
        if (button instanceof MenuButton.Group group) {
            ArrayNode entries = json.putArray("sub_button");
            group.entries().forEach(entry -> write(entry, entries.addObject()));
        } else if (button instanceof MenuButton.Keyed keyed) {
            json.put("key", keyed.key().value());
        } else if (button instanceof MenuButton.View view) {
            json.put("url", view.url());
        } else if (button instanceof MenuButton.MiniProgram program) {
            json.put("url", program.url()).put("appid", program.appId()).put("pagepath", program.pagePath());
        } else if (button instanceof MenuButton.Media media) {
            json.put("media_id", media.mediaId());
        } else if (button instanceof MenuButton.ViewLimited view) {
            json.put("media_id", view.mediaId());
        } else if (button instanceof MenuButton.Article article) {
            json.put("article_id", article.articleId());
        } else if (button instanceof MenuButton.ArticleViewLimited view) {
            json.put("article_id", view.articleId());
        } else if (button instanceof MenuButton.Unknown unknown) {
            unknown.properties().forEach(json::put);
        }
    }

    /** Reads what is live: whatever cannot be typed is kept as {@code Unknown}. */
    static List<MenuButton> buttons(JsonNode array) {
        List<MenuButton> buttons = new ArrayList<>();
        array.forEach(json -> buttons.add(button(json)));
        return buttons;
    }

    private static MenuButton button(JsonNode json) {
        String name = text(json, "name");
        JsonNode entries = json.path("sub_button");
        if (!entries.isEmpty()) {
            return new MenuButton.Group(name, buttons(entries));
        }
        try {
            return leaf(name, json);
        } catch (IllegalArgumentException e) {
            return unknown(name, json);
        }
    }

    private static MenuButton leaf(String name, JsonNode json) {
        return switch (text(json, "type")) {
            case "click" -> new MenuButton.Click(name, key(json));
            case "view" -> new MenuButton.View(name, text(json, "url"));
            case "miniprogram" ->
                new MenuButton.MiniProgram(name, text(json, "url"), text(json, "appid"), text(json, "pagepath"));
            case "scancode_push" -> new MenuButton.ScanCodePush(name, key(json));
            case "scancode_waitmsg" -> new MenuButton.ScanCodeWaitMsg(name, key(json));
            case "pic_sysphoto" -> new MenuButton.PicSysPhoto(name, key(json));
            case "pic_photo_or_album" -> new MenuButton.PicPhotoOrAlbum(name, key(json));
            case "pic_weixin" -> new MenuButton.PicWeixin(name, key(json));
            case "location_select" -> new MenuButton.LocationSelect(name, key(json));
            case "media_id" -> new MenuButton.Media(name, text(json, "media_id"));
            case "view_limited" -> new MenuButton.ViewLimited(name, text(json, "media_id"));
            case "article_id" -> new MenuButton.Article(name, text(json, "article_id"));
            case "article_view_limited" -> new MenuButton.ArticleViewLimited(name, text(json, "article_id"));
            default -> unknown(name, json);
        };
    }

    private static MenuButton unknown(String name, JsonNode json) {
        Map<String, String> properties = new LinkedHashMap<>();
        json.properties().forEach(property -> {
            boolean known =
                    property.getKey().equals("name") || property.getKey().equals("type");
            if (!known && property.getValue().isValueNode()) {
                properties.put(property.getKey(), property.getValue().asText());
            }
        });
        return new MenuButton.Unknown(name, text(json, "type"), properties);
    }

    private static MenuKey key(JsonNode json) {
        return MenuKey.of(text(json, "key"));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }
}
