package io.github.weizheng.menu.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.file.tree.Place;
import io.github.weizheng.menu.MenuRule;
import io.github.weizheng.menu.MenuViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds fields that a template does not have, of which WeChat would know nothing, and parts of another form. For one walk. */
final class FieldCheck {
    private static final int MAX_VIOLATIONS = 1_000;
    private static final Set<String> ROOT = Set.of("variables", "button", "conditionalmenu");
    private static final Set<String> CONDITIONAL = Set.of("matchrule", "language", "names", "variables", "button");
    private static final Set<String> MATCH =
            Set.of("tag_id", "client_platform_type", "sex", "country", "province", "city", "language", "group_id");
    private static final Set<String> BUTTON = Set.of(
            "type",
            "name",
            "key",
            "url",
            "appid",
            "pagepath",
            "media_id",
            "article_id",
            "sub_button",
            "value",
            "news_info");

    private final Function<String, Place> places;
    private final List<MenuViolation> violations;

    FieldCheck(Function<String, Place> places, List<MenuViolation> found) {
        this.places = places;
        this.violations = new ArrayList<>(found);
    }

    List<MenuViolation> of(JsonNode root) {
        if (!root.isObject()) {
            add("menu", MenuRule.SHAPE, "{…}", root.isArray() ? "[…]" : root.asText());
            return violations;
        }
        known("", root, ROOT);
        texts("variables", root.path("variables"));
        buttons("button", root.path("button"));
        JsonNode conditional = root.path("conditionalmenu");
        for (int i = 0; i < conditional.size(); i++) {
            String path = "conditionalmenu[" + i + "]";
            JsonNode each = conditional.path(i);
            known(path + ".", each, CONDITIONAL);
            known(path + ".matchrule.", each.path("matchrule"), MATCH);
            texts(path + ".names", each.path("names"));
            texts(path + ".variables", each.path("variables"));
            buttons(path + ".button", each.path("button"));
        }
        return violations;
    }

    private void buttons(String path, JsonNode buttons) {
        for (int i = 0; i < buttons.size(); i++) {
            String button = path + "[" + i + "]";
            known(button + ".", buttons.path(i), BUTTON);
            buttons(button + ".sub_button", buttons.path(i).path("sub_button"));
        }
    }

    private void known(String prefix, JsonNode object, Set<String> allowed) {
        object.properties().forEach(field -> {
            if (!allowed.contains(field.getKey())) {
                String path = prefix + field.getKey();
                add(path, MenuRule.FIELD_UNKNOWN, String.join(", ", new TreeSet<>(allowed)), field.getKey());
            }
        });
    }

    private void texts(String path, JsonNode texts) {
        if (!texts.isObject() && !texts.isMissingNode() && !texts.isNull()) {
            add(path, MenuRule.SHAPE, "{…}", texts.isArray() ? "[…]" : texts.asText());
        }
        texts.properties().forEach(text -> {
            if (text.getValue().isContainerNode() || text.getValue().isNull()) {
                String at = path + "." + text.getKey();
                add(at, MenuRule.SHAPE, "\"…\"", text.getValue().isNull() ? "-" : "{…}");
            }
        });
    }

    private void add(String path, MenuRule rule, String limit, String actual) {
        if (violations.size() < MAX_VIOLATIONS) {
            Place at = places.apply(path);
            violations.add(MenuViolation.of(path, rule, limit, actual).at(at.line(), at.column()));
        }
    }
}
