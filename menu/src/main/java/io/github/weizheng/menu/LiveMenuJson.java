package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Menus in the form of {@code menu/get}: {@code {"menu":{"button":[…],"menuid":…},"conditionalmenu":[…]}}. */
final class LiveMenuJson {
    private LiveMenuJson() {}

    /** Whether it has all of what {@link #read} takes for granted; without, a menu would seem to be empty, or could not be deleted. */
    static boolean isWhole(JsonNode json) {
        JsonNode conditional = json.path("conditionalmenu");
        boolean whole = json.at("/menu/button").isArray()
                && (conditional.isArray() || conditional.isMissingNode() || conditional.isNull());
        for (JsonNode each : conditional) {
            JsonNode menuId = each.path("menuid");
            whole &= each.path("button").isArray()
                    && each.path("matchrule").isObject()
                    && menuId.isValueNode()
                    && !menuId.asText("").isEmpty()
                    && !menuId.isNull();
        }
        return whole;
    }

    static LiveMenu read(JsonNode json) {
        JsonNode menu = json.path("menu");
        List<LiveConditionalMenu> conditional = new ArrayList<>();
        for (JsonNode each : json.path("conditionalmenu")) {
            conditional.add(new LiveConditionalMenu(
                    ButtonReader.rule(each.path("matchrule")),
                    ButtonReader.buttons(each.path("button")),
                    each.path("menuid").asText("")));
        }
        if (conditional.stream().allMatch(each -> each.menuId().matches("[0-9]{1,18}"))) {
            conditional.sort(Comparator.comparingLong((LiveConditionalMenu each) -> Long.parseLong(each.menuId()))
                    .reversed());
        }
        return new LiveMenu(
                ButtonReader.buttons(menu.path("button")),
                Optional.of(menu.path("menuid"))
                        .map(id -> id.asText(""))
                        .filter(id -> !id.isEmpty() && !id.equals("null")),
                conditional);
    }
}
