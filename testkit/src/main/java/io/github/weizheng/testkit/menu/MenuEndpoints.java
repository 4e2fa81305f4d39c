package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import java.util.List;

/** The paths around the default menu. Thread-safe. */
public final class MenuEndpoints {
    private final LiveMenus menus;

    public MenuEndpoints(LiveMenus menus) {
        this.menus = menus;
    }

    public void addTo(OfficialAccountApi api) {
        api.route("POST", "/cgi-bin/menu/create", this::create);
        api.route("GET", "/cgi-bin/menu/get", this::get);
        api.route("GET", "/cgi-bin/menu/delete", this::delete);
        api.route("GET", "/cgi-bin/get_current_selfmenu_info", this::current);
    }

    private ApiAnswer create(ApiCall call) {
        JsonNode menu = call.json();
        MenuRules.check(menu);
        menus.create(menu.withArray("button"));
        return ApiAnswer.ok("菜单已更新");
    }

    private ApiAnswer get(ApiCall call) {
        PublishedMenu menu = menus.ofApi().orElseThrow(() -> new ApiRefusal(Errcode.MENU_NOT_FOUND));
        ObjectNode answer = ApiAnswer.object();
        write(menu, answer.putObject("menu"));
        List<ConditionalMenu> conditional = menus.conditional();
        if (!conditional.isEmpty()) {
            ArrayNode list = answer.putArray("conditionalmenu");
            for (ConditionalMenu one : conditional) {
                write(one.menu(), list.addObject()).set("matchrule", one.rule().json());
            }
        }
        return new ApiAnswer(answer, "读取菜单");
    }

    private ApiAnswer delete(ApiCall call) {
        menus.clear();
        return ApiAnswer.ok("菜单已删除");
    }

    private ApiAnswer current(ApiCall call) {
        ObjectNode answer = ApiAnswer.object().put("is_menu_open", menus.open() ? 1 : 0);
        ObjectNode info = answer.putObject("selfmenu_info");
        // What is told without a menu is not documented; here an object without buttons.
        menus.standard().ifPresent(menu -> info.set("button", SelfMenu.buttons(menu.columns())));
        return new ApiAnswer(answer, "读取当前菜单");
    }

    private static ObjectNode write(PublishedMenu menu, ObjectNode json) {
        json.set("button", menu.asRead());
        return json.put("menuid", menu.menuId());
    }
}
