package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.MenuKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Types the buttons of a menu that is live or was checked: whatever has no type of ours is kept as {@code Unknown}. */
final class ButtonReader {
    private ButtonReader() {}

    static List<MenuButton> buttons(JsonNode array) {
        List<MenuButton> buttons = new ArrayList<>();
        array.forEach(json -> buttons.add(button(json)));
        return buttons;
    }

    /** Which citizens see it: numbers as texts, nothing that is empty. */
    static MatchRule rule(JsonNode json) {
        Map<String, String> fields = new LinkedHashMap<>();
        json.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText("")));
        return new MatchRule(fields);
    }

    private static MenuButton button(JsonNode json) {
        String name = text(json, "name");
        JsonNode entries = json.path("sub_button");
        JsonNode list = entries.isObject()
                ? entries.path("list")
                : entries; // what is shown of any menu has a list in an object
        if (!list.isEmpty()) {
            return new MenuButton.Group(name, buttons(list));
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
            case "text" -> new ConsoleButton.Text(name, text(json, "value"));
            case "img" -> new ConsoleButton.Image(name, text(json, "value"));
            case "voice" -> new ConsoleButton.Voice(name, text(json, "value"));
            case "video" -> new ConsoleButton.Video(name, text(json, "value"));
            case "news" -> new ConsoleButton.News(name, text(json, "value"), articles(json.at("/news_info/list")));
            default -> unknown(name, json);
        };
    }

    private static List<ConsoleButton.Article> articles(JsonNode list) {
        List<ConsoleButton.Article> articles = new ArrayList<>();
        list.forEach(json -> articles.add(new ConsoleButton.Article(
                text(json, "title"),
                text(json, "author"),
                text(json, "digest"),
                json.path("show_cover").asInt() == 1,
                text(json, "cover_url"),
                text(json, "content_url"),
                text(json, "source_url"))));
        return articles;
    }

    private static MenuButton unknown(String name, JsonNode json) {
        return new MenuButton.Unknown(name, text(json, "type"), json.toString());
    }

    private static MenuKey key(JsonNode json) {
        return MenuKey.of(text(json, "key"));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }
}
