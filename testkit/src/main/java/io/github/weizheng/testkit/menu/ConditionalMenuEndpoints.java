package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.people.Person;

/** The paths around conditional menus (个性化菜单). Thread-safe. */
public final class ConditionalMenuEndpoints {
    private final LiveMenus menus;
    private final People people;

    public ConditionalMenuEndpoints(LiveMenus menus, People people) {
        this.menus = menus;
        this.people = people;
    }

    public void addTo(OfficialAccountApi api) {
        api.route("POST", "/cgi-bin/menu/addconditional", this::add);
        api.route("POST", "/cgi-bin/menu/delconditional", this::delete);
        api.route("POST", "/cgi-bin/menu/trymatch", this::tryMatch);
    }

    private ApiAnswer add(ApiCall call) {
        JsonNode body = call.json();
        requireDefaultMenu();
        MatchRule rule = MatchRule.of(body);
        JumpHosts.of(body.path("button"));
        MenuRules.check(body);
        long menuId = menus.add(body.withArray("button"), rule);
        return new ApiAnswer(ApiAnswer.object().put("menuid", String.valueOf(menuId)), "个性化菜单已添加");
    }

    private ApiAnswer delete(ApiCall call) {
        Refusals.require(menus.remove(value(call, "menuid")), Errcode.MENU_ID_NOT_FOUND);
        return ApiAnswer.ok("个性化菜单已删除");
    }

    private ApiAnswer tryMatch(ApiCall call) {
        Person person = people.find(value(call, "user_id"))
                .filter(Person::following)
                .orElseThrow(() -> new ApiRefusal(Errcode.MENU_USER_NOT_FOUND));
        requireDefaultMenu();
        PublishedMenu menu = menus.fitting(person).orElseThrow(() -> new ApiRefusal(Errcode.DEFAULT_MENU_MISSING));
        return new ApiAnswer(ApiAnswer.object().set("button", menu.asRead()), "测试个性化菜单");
    }

    /** A menu of the console does not count: WeChat's page speaks of one that was created. */
    private void requireDefaultMenu() {
        Refusals.require(menus.ofApi().isPresent(), Errcode.DEFAULT_MENU_MISSING);
    }

    private static String value(ApiCall call, String field) {
        JsonNode value = call.json().path(field);
        Refusals.require(
                value.isMissingNode() || value.isTextual() || value.isIntegralNumber(), Errcode.DATA_FORMAT_ERROR);
        return value.asText("");
    }
}
