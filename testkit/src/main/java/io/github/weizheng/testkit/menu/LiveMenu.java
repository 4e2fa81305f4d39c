package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.wire.RandomText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's default menu and the three paths around it. Thread-safe. */
public final class LiveMenu {
    private final RandomText random;
    private volatile @Nullable Version live;

    public LiveMenu(RandomText random) {
        this.random = random;
    }

    public void addTo(OfficialAccountApi api) {
        api.route("POST", "/cgi-bin/menu/create", this::create);
        api.route("GET", "/cgi-bin/menu/get", this::get);
        api.route("GET", "/cgi-bin/menu/delete", this::delete);
    }

    /** Returns the menu as last accepted, without what reading it back adds. */
    public Optional<String> json() {
        return Optional.ofNullable(live)
                .map(version ->
                        ApiAnswer.object().set("button", version.columns).toString());
    }

    /**
     * Returns the button under the given names.
     *
     * @throws IllegalArgumentException when there is none
     */
    public TappedButton button(String... path) {
        Version version = live;
        if (version == null) {
            throw new IllegalArgumentException("the account has no menu");
        }
        return new TappedButton(MenuPath.find(version.columns, path), version.menuId);
    }

    private ApiAnswer create(ApiCall call) {
        JsonNode menu = call.json();
        MenuRules.check(menu);
        live = new Version(menu.withArray("button"), Long.parseLong(random.digits(9)));
        return ApiAnswer.ok("菜单已更新");
    }

    private ApiAnswer get(ApiCall call) {
        Version version = live;
        if (version == null) {
            throw new ApiRefusal(Errcode.MENU_NOT_FOUND);
        }
        ObjectNode answer = ApiAnswer.object();
        answer.putObject("menu").put("menuid", version.menuId).set("button", asRead(version.columns));
        return new ApiAnswer(answer, "读取菜单");
    }

    private ApiAnswer delete(ApiCall call) {
        live = null;
        return ApiAnswer.ok("菜单已删除");
    }

    /** WeChat gives every button a list of entries when it is read back, an empty one where there are none. */
    private static ArrayNode asRead(ArrayNode columns) {
        ArrayNode copy = columns.deepCopy();
        for (JsonNode column : copy) {
            for (JsonNode entry : entries(column)) {
                entries(entry);
            }
        }
        return copy;
    }

    private static JsonNode entries(JsonNode button) {
        JsonNode entries = button.path("sub_button");
        return entries.isArray() ? entries : ((ObjectNode) button).putArray("sub_button");
    }

    private record Version(ArrayNode columns, long menuId) {}
}
