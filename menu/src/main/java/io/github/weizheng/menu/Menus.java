package io.github.weizheng.menu;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The account's menus. Citizens see a change within minutes; following anew shows it at once. Immutable and thread-safe.
 *
 * <p>Each method is one call. {@link MenuPlan} shows first what would change, and brings all menus of an account to a {@link MenuSet}.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu.html">创建自定义菜单</a>
 */
public final class Menus {
    private static final String NO_MENU = "46003";
    private static final String NO_SUCH_MENU = "65301";
    private final WeChatApi api;

    /** Publishes through the given API. */
    public Menus(WeChatApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    /**
     * Replaces the default menu as a whole. Publishing the same menu again does no harm, so "system busy" is repeated, and so may you after a failure
     * that may have left it published.
     *
     * @throws ApiException if WeChat refuses it, as for a domain (40054, 40055) or mini program (40165, 40166) that it does not know
     */
    public void publish(Menu menu) {
        create(menu.buttons());
    }

    /** Publishes without a check what was live once. */
    void create(List<MenuButton> buttons) {
        api.postRepeatable("/cgi-bin/menu/create", new MenuJson.Body(buttons), Done.class);
    }

    /** The menus that were made through the API (menu/get); nothing if there is none. */
    public Optional<LiveMenu> current() {
        try {
            JsonNode menus = api.get("/cgi-bin/menu/get", Map.of(), JsonNode.class);
            if (!LiveMenuJson.isWhole(menus)) {
                throw malformed(
                        "menu/get", "all of menu.button, and of button, matchrule and menuid of each conditional menu");
            }
            return Optional.of(LiveMenuJson.read(menus));
        } catch (ApiException e) {
            if (e.code().equals(NO_MENU)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The default menu that citizens see, whether the API or the console made it (get_current_selfmenu_info). */
    public EffectiveMenu effective() {
        JsonNode answer = api.get("/cgi-bin/get_current_selfmenu_info", Map.of(), JsonNode.class);
        if (!answer.path("is_menu_open").isInt()) {
            throw malformed("get_current_selfmenu_info", "is_menu_open");
        }
        return new EffectiveMenu(
                answer.path("is_menu_open").asInt() == 1, ButtonReader.buttons(answer.at("/selfmenu_info/button")));
    }

    /** Everything that is live, in two calls: what {@link MenuPlan} compares with, and can go back to. */
    public MenuSnapshot snapshot() {
        return new MenuSnapshot(current(), effective());
    }

    /** Deletes the default menu, and with it every conditional menu (个性化菜单). Deleting what is not there does no harm, so it may be repeated after any failure. */
    public void delete() {
        api.get("/cgi-bin/menu/delete", Map.of(), Done.class);
    }

    /**
     * Adds a menu for some of the citizens (个性化菜单), which is tried before those that are there. There must be a default menu (65303).
     *
     * <p>WeChat cannot change one, only add and delete. After a failure with effect UNKNOWN it may be there: look at {@link #current} before adding it
     * again, which would make a second one. At most 2,000 a day.
     *
     * @return WeChat's id of it
     * @throws ApiException if WeChat refuses it, as when all conditional menus together lead to more than 3 hosts (65316)
     */
    public String addConditional(ConditionalMenu menu) {
        return addConditional(menu.rule(), menu.menu().buttons());
    }

    /** Adds without a check what was live once. */
    String addConditional(MatchRule rule, List<MenuButton> buttons) {
        JsonNode added = api.post("/cgi-bin/menu/addconditional", new MenuJson.Body(buttons, rule), JsonNode.class);
        if (added.path("menuid").asText("null").matches("|null")) {
            throw malformed("menu/addconditional", "menuid");
        }
        return added.path("menuid").asText();
    }

    /** Deletes a conditional menu. Deleting what is not there does no harm. At most 2,000 a day. */
    public void deleteConditional(String menuId) {
        if (menuId.isEmpty()) {
            throw new IllegalArgumentException("menuId: at least 1 character, actual 0");
        }
        try {
            api.postRepeatable("/cgi-bin/menu/delconditional", Map.of("menuid", menuId), Done.class);
        } catch (ApiException e) {
            if (!e.code().equals(NO_SUCH_MENU)) {
                throw e;
            }
        }
    }

    /**
     * The buttons that a citizen would see now (menu/trymatch). At most 20,000 a day.
     *
     * @throws ApiException if the citizen does not follow the account (65302)
     */
    public List<MenuButton> tryMatch(OpenId citizen) {
        return tryMatch(citizen.value());
    }

    /**
     * The buttons that somebody would see now, by their WeChat ID (微信号).
     *
     * @throws ApiException if they do not follow the account (65302)
     */
    public List<MenuButton> tryMatch(String weixinId) {
        JsonNode seen = api.postRepeatable("/cgi-bin/menu/trymatch", Map.of("user_id", weixinId), JsonNode.class);
        if (!seen.path("button").isArray()) {
            throw malformed("menu/trymatch", "button");
        }
        return ButtonReader.buttons(seen.path("button"));
    }

    private record Done(@JsonProperty("errcode") int errcode) {}

    private static MalformedResponseException malformed(String call, String missing) {
        return new MalformedResponseException(call + ": an answer without " + missing, 200, null);
    }
}
