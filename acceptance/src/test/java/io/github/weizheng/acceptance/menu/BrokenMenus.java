package io.github.weizheng.acceptance.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes good menus, mostly for the worse: a change of what a type does not use does no harm. For one thread. */
final class BrokenMenus {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> FIELDS =
            List.of("name", "type", "key", "url", "appid", "pagepath", "media_id", "article_id", "sub_button");

    private final Dice dice;
    private final GoodMenus good;

    BrokenMenus(Dice dice, GoodMenus good) {
        this.dice = dice;
        this.good = good;
    }

    /** Changes the tree in one way. */
    void change(ObjectNode menu) {
        List<Consumer<ObjectNode>> ways = new ArrayList<>(List.of(
                this::changeButton,
                this::changeButton,
                this::changeButton,
                this::changeText,
                this::changeText,
                this::changeUrl,
                this::changeAppId,
                this::changeType,
                this::changeEntries,
                this::changeColumns));
        if (menu.has("matchrule")) {
            ways.addAll(List.of(this::changeRule, this::changeRule, this::changeRule, this::leadToManyHosts));
        }
        dice.oneOf(ways).accept(menu);
    }

    /** Changes the text of the JSON in one way. */
    String changeJson(String json) {
        List<UnaryOperator<String>> ways = List.of(
                text -> "",
                text -> text.substring(0, text.length() - 1),
                text -> text + "}",
                text -> "[" + text + "]",
                text -> "null",
                text -> text.replaceFirst("\"name\":\"", "\"name\":\"\\\\u0061"));
        return dice.oneOf(ways).apply(json);
    }

    private void changeButton(ObjectNode menu) {
        ObjectNode button = anyButton(menu);
        String field = dice.oneOf(FIELDS);
        JsonNode value = dice.oneOf(
                JSON.textNode(""),
                JSON.textNode(" "),
                JSON.textNode("\u3000"),
                JSON.textNode("a\nb"),
                JSON.textNode("a\u007fb"),
                JSON.textNode("a\uFFFEb"),
                JSON.numberNode(5),
                JSON.booleanNode(true),
                JSON.objectNode(),
                JSON.arrayNode().add("x"),
                JSON.nullNode(),
                JSON.missingNode());
        if (value.isMissingNode()) {
            button.remove(field);
        } else {
            button.set(field, value);
        }
    }

    private void changeText(ObjectNode menu) {
        ObjectNode button = anyButton(menu);
        switch (dice.between(0, 2)) {
            case 0 -> button.put("name", dice.text(dice.oneOf(15, 16, 17, 59, 60, 61, 200)));
            case 1 -> button.put("key", dice.text(dice.oneOf(127, 128, 129, 500)));
            default -> button.put("url", "https://a.gov.cn/" + dice.text(dice.oneOf(1023, 1024, 1025, 2000) - 17));
        }
    }

    private void changeUrl(ObjectNode menu) {
        String url = dice.oneOf(
                "www.qq.com",
                "//a.cn/",
                "ftp://a.cn/",
                "http:/a.cn",
                "http//a.cn",
                " http://a.cn",
                "https://",
                "https://?q",
                "https:///path",
                "http://:80/",
                "http://u@/",
                "http://a b.cn/",
                "http://a.cn:port/",
                "javascript:alert(1)",
                "Http://a.gov.cn",
                "https://a.gov.cn:/x y");
        List<ObjectNode> jumping =
                buttons(menu).stream().filter(button -> button.has("url")).toList();
        ObjectNode button = jumping.isEmpty() ? anyButton(menu).put("type", "view") : dice.oneOf(jumping);
        button.put("url", url);
    }

    private void changeAppId(ObjectNode menu) {
        anyButton(menu)
                .put("type", "miniprogram")
                .put("url", "https://a.gov.cn")
                .put("pagepath", dice.oneOf("pages/index", "?", " ", ""))
                .put(
                        "appid",
                        dice.oneOf(
                                "wx286b93c14bbf93aa",
                                "WX286b93c14bbf93aa",
                                "wx286B93C14BBF93AA",
                                "wx286b93c14bbf93a",
                                "wx286b93c14bbf93aab",
                                "wx286b93c14bbf93a办",
                                "gh_86b93c14bbf93aa",
                                " wx286b93c14bbf93aa"));
    }

    private void changeType(ObjectNode menu) {
        anyButton(menu)
                .put(
                        "type",
                        dice.oneOf(
                                "fax",
                                "CLICK",
                                "click ",
                                "text",
                                "img",
                                "voice",
                                "video",
                                "news",
                                "view",
                                "click",
                                "sub_button"));
    }

    private void changeEntries(ObjectNode menu) {
        ObjectNode column = dice.oneOf(columns(menu));
        ArrayNode entries = JSON.arrayNode();
        int count = dice.oneOf(0, 1, 5, 6, 7);
        for (int i = 0; i < count; i++) {
            good.leaf(entries.addObject(), 60);
        }
        int way = dice.between(0, 5);
        if (way > 0) {
            column.remove("type");
        }
        switch (way) {
            case 0, 1 -> column.set("sub_button", entries);
            case 2 -> column.set("sub_button", dice.oneOf(JSON.objectNode(), JSON.textNode("x"), JSON.numberNode(1)));
            case 3 ->
                column.putArray("sub_button")
                        .add(dice.oneOf(JSON.nullNode(), JSON.numberNode(1), JSON.textNode("x"), JSON.arrayNode()));
            case 4 -> column.putArray("sub_button").addObject().put("name", "n").set("sub_button", entries);
            default -> column.remove("sub_button");
        }
    }

    private void changeColumns(ObjectNode menu) {
        ArrayNode columns = menu.path("button") instanceof ArrayNode array ? array : menu.putArray("button");
        switch (dice.between(0, 4)) {
            case 0 -> menu.remove("button");
            case 1 ->
                menu.set(
                        "button", dice.oneOf(JSON.nullNode(), JSON.objectNode(), JSON.textNode("x"), JSON.arrayNode()));
            case 2 ->
                columns.add(dice.oneOf(JSON.nullNode(), JSON.numberNode(1), JSON.textNode("x"), JSON.arrayNode()));
            default -> {
                int count = dice.between(1, 5);
                while (columns.size() < count) {
                    good.leaf(columns.addObject(), 16);
                }
            }
        }
    }

    private void changeRule(ObjectNode menu) {
        if (!menu.path("matchrule").isObject() || dice.onceIn(5)) {
            menu.set(
                    "matchrule",
                    dice.oneOf(
                            JSON.nullNode(),
                            JSON.objectNode(),
                            JSON.arrayNode(),
                            JSON.textNode("101"),
                            JSON.numberNode(101)));
            return;
        }
        ObjectNode rule = (ObjectNode) menu.path("matchrule");
        String field = dice.oneOf(
                "tag_id",
                "tag_id",
                "client_platform_type",
                "client_platform_type",
                "sex",
                "country",
                "province",
                "city",
                "language",
                "group_id",
                "mood");
        JsonNode value = dice.oneOf(
                JSON.textNode(""),
                JSON.textNode(" "),
                JSON.textNode("2"),
                JSON.textNode("4"),
                JSON.textNode("zh_CN"),
                JSON.textNode("1".repeat(19)),
                JSON.textNode("１"),
                JSON.numberNode(1),
                JSON.numberNode(-1),
                JSON.numberNode(1.5),
                JSON.booleanNode(true),
                JSON.objectNode(),
                JSON.arrayNode().add("2"),
                JSON.nullNode());
        if (dice.onceIn(4)) {
            rule.removeAll();
        }
        rule.set(field, value);
    }

    private void leadToManyHosts(ObjectNode menu) {
        ArrayNode entries = menu.putArray("button").addObject().put("name", "n").putArray("sub_button");
        int hosts = dice.between(2, 5);
        for (int i = 0; i < hosts; i++) {
            String url =
                    dice.oneOf("http://", "HTTPS://") + (char) ('a' + i) + dice.oneOf(".cn", ".CN", ".cn:80", ".cn/x");
            entries.addObject().put("type", "view").put("name", "n").put("url", url);
        }
    }

    private ObjectNode anyButton(ObjectNode menu) {
        return dice.oneOf(buttons(menu));
    }

    /** Columns and entries that are buttons at all; a new column if there is none. */
    private static List<ObjectNode> buttons(ObjectNode menu) {
        List<ObjectNode> buttons = new ArrayList<>();
        for (ObjectNode column : columns(menu)) {
            buttons.add(column);
            column.path("sub_button").forEach(entry -> addButton(entry, buttons));
        }
        return buttons;
    }

    private static List<ObjectNode> columns(ObjectNode menu) {
        List<ObjectNode> columns = new ArrayList<>();
        menu.path("button").forEach(column -> addButton(column, columns));
        return columns.isEmpty() ? List.of(menu.putArray("button").addObject()) : columns;
    }

    private static void addButton(JsonNode node, List<ObjectNode> buttons) {
        if (node instanceof ObjectNode button) {
            buttons.add(button);
        }
    }
}
