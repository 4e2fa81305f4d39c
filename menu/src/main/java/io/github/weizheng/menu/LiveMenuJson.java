package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Menus in the form of {@code menu/get}: {@code {"menu":{"button":[…],"menuid":…},"conditionalmenu":[…]}}. */
final class LiveMenuJson {
    private LiveMenuJson() {}

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
                Optional.ofNullable(menu.get("menuid")).map(JsonNode::asText),
                conditional);
    }
}
