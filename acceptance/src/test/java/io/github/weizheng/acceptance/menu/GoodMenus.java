package io.github.weizheng.acceptance.menu;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes menus that WeChat takes: every type, every limit, every way to leave out what may be left out. For one thread. */
final class GoodMenus {
    static final List<String> KEYED = List.of(
            "click",
            "scancode_push",
            "scancode_waitmsg",
            "pic_sysphoto",
            "pic_photo_or_album",
            "pic_weixin",
            "location_select");
    private static final List<String> TYPES = List.of(
            "click",
            "view",
            "view",
            "miniprogram",
            "scancode_push",
            "scancode_waitmsg",
            "pic_sysphoto",
            "pic_photo_or_album",
            "pic_weixin",
            "location_select",
            "media_id",
            "view_limited",
            "article_id",
            "article_view_limited");
    // One host in four spellings, and two others: as many as conditional menus may lead to.
    private static final List<String> BASES = List.of(
            "https://a.gov.cn/",
            "HTTPS://A.gov.cn:8443/",
            "http://u@a.gov.cn?",
            "http://a.gov.cn#",
            "https://b.gov.cn/",
            "http://办事.cn/");

    private final Dice dice;

    GoodMenus(Dice dice) {
        this.dice = dice;
    }

    ObjectNode menu() {
        ObjectNode menu = JsonNodeFactory.instance.objectNode();
        ArrayNode columns = menu.putArray("button");
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            if (dice.onceIn(3)) {
                leaf(columns.addObject(), 16);
            } else {
                group(columns.addObject());
            }
        }
        return menu;
    }

    ObjectNode conditionalMenu() {
        ObjectNode menu = menu();
        ObjectNode rule = menu.putObject("matchrule");
        switch (dice.between(0, 4)) {
            case 0 -> rule.put("tag_id", dice.between(0, 500));
            case 1 -> rule.put("client_platform_type", dice.between(1, 3));
            case 2 -> rule.put("tag_id", "9".repeat(dice.between(1, 18))).put("client_platform_type", "");
            case 3 -> rule.put("tag_id", "101").put("client_platform_type", dice.oneOf("1", "2", "3"));
            default -> rule.put("tag_id", "7").put("sex", "").putNull("city").put("mood", "good");
        }
        return menu;
    }

    private void group(ObjectNode column) {
        column.put("name", dice.textUpTo(16));
        ArrayNode entries = column.putArray("sub_button");
        int count = dice.between(1, 5);
        for (int i = 0; i < count; i++) {
            leaf(entries.addObject(), 60);
        }
        if (dice.onceIn(4)) {
            column.put("key", "unused");
        }
    }

    void leaf(ObjectNode button, int nameBytes) {
        String type = dice.oneOf(TYPES);
        button.put("type", type).put("name", dice.textUpTo(nameBytes));
        if (KEYED.contains(type)) {
            button.put("key", dice.textUpTo(128));
        } else {
            switch (type) {
                case "view" -> button.put("url", url());
                case "miniprogram" -> {
                    button.put("url", url())
                            .put(
                                    "appid",
                                    "wx" + dice.oneOf("286b93c14bbf93aa", "0000000000000000", "zzzzzzzzzzzzzzzz"));
                    button.put("pagepath", dice.textUpTo(300));
                }
                case "media_id", "view_limited" -> button.put("media_id", dice.textUpTo(64));
                default -> button.put("article_id", dice.textUpTo(64));
            }
        }
        if (dice.onceIn(4)) {
            button.putArray("sub_button");
        }
        if (dice.onceIn(6)) {
            button.putNull("unknown");
        }
    }

    private String url() {
        String base = dice.oneOf(BASES);
        return base + dice.textUpTo(dice.oneOf(1024, 60) - base.getBytes(UTF_8).length);
    }
}
