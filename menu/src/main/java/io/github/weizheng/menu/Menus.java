package io.github.weizheng.menu;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the account's default menu. Citizens see a change within minutes; following anew shows it at once. Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu.html">创建自定义菜单</a>
 */
public final class Menus {
    private static final String NO_MENU = "46003";
    private final WeChatApi api;

    /** Publishes through the given API. */
    public Menus(WeChatApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    /**
     * Replaces the default menu as a whole. Publishing the same menu again does no harm, so "system busy" is repeated.
     *
     * @throws ApiException if WeChat refuses it, as for a domain (40054, 40055) or mini program (40165, 40166) that it does not know
     */
    public void publish(Menu menu) {
        api.postRepeatable("/cgi-bin/menu/create", MenuJson.tree(menu.buttons()), Done.class);
    }

    /** The default menu that was made through the API; nothing if there is none. */
    public Optional<LiveMenu> current() {
        try {
            Current current = api.get("/cgi-bin/menu/get", Map.of(), Current.class);
            return Optional.ofNullable(current.menu)
                    .map(menu -> new LiveMenu(
                            MenuJson.buttons(menu.path("button")),
                            Optional.ofNullable(menu.get("menuid")).map(JsonNode::asText)));
        } catch (ApiException e) {
            if (e.code().equals(NO_MENU)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Deletes the default menu, and with it every conditional menu (个性化菜单). Deleting what is not there does no harm. */
    public void delete() {
        api.get("/cgi-bin/menu/delete", Map.of(), Done.class);
    }

    private record Done(@JsonProperty("errcode") int errcode) {}

    private record Current(@JsonProperty("menu") @Nullable JsonNode menu) {}
}
