package io.github.weizheng.menu;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.github.weizheng.core.json.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that was live at a moment: the backup of a publication.
 *
 * @param made what was made through the API, if anything was
 * @param effective the default menu that citizens saw, whoever made it
 */
public record MenuSnapshot(Optional<LiveMenu> made, EffectiveMenu effective) {
    /** Needs both. */
    public MenuSnapshot {
        Objects.requireNonNull(made, "made");
        Objects.requireNonNull(effective, "effective");
    }

    /** Whether the menu that citizens saw was made in the console; the API's, if there is one, lies hidden beneath it. */
    public boolean isOfConsole() {
        return !effective.buttons().isEmpty()
                && (effective.isOfConsole()
                        || made.map(menu -> !effective.shows(menu.buttons())).orElse(true));
    }

    /** The columns that citizens saw who fit no condition. */
    public List<MenuButton> buttons() {
        return isOfConsole() ? effective.buttons() : made.map(LiveMenu::buttons).orElse(List.of());
    }

    /** The conditional menus, newest first. */
    public List<LiveConditionalMenu> conditional() {
        return made.map(LiveMenu::conditional).orElse(List.of());
    }

    /** What citizens saw, in the form that {@link MenuSet#parse} reads; it need not keep the rules. */
    public String menusJson() {
        List<MenuJson.Body> others = conditional().stream()
                .map(each -> new MenuJson.Body(each.buttons(), each.rule()))
                .toList();
        return new MenuJson.Body(buttons(), null, "", others).text();
    }

    /** The snapshot as a text to keep: WeChat's own two answers in one. */
    public String toJson() {
        return WireJson.text(new Body(this));
    }

    /**
     * Reads what {@link #toJson} wrote. Half of it would pass for the whole, so both answers must be there.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static MenuSnapshot parse(String json) {
        JsonNode tree;
        try {
            tree = WireJson.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("json: a snapshot of menus, actual no JSON");
        }
        JsonNode menu = tree.path("menu");
        boolean whole = (menu.isNull() || LiveMenuJson.isWhole(tree))
                && tree.path("is_menu_open").isInt()
                && tree.at("/selfmenu_info/button").isArray();
        if (!whole) {
            throw new IllegalArgumentException(
                    "json: a snapshot of menus, actual not all of menu, is_menu_open and selfmenu_info");
        }
        return new MenuSnapshot(
                menu.isNull() ? Optional.empty() : Optional.of(LiveMenuJson.read(tree)),
                new EffectiveMenu(
                        tree.path("is_menu_open").asInt() == 1,
                        ButtonReader.buttons(tree.at("/selfmenu_info/button"))));
    }

    private record Body(MenuSnapshot snapshot) implements JsonSerializable {
        @Override
        public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeStartObject();
            json.writeFieldName("menu");
            if (snapshot.made.isEmpty()) {
                json.writeNull();
            } else {
                LiveMenu menu = snapshot.made.get();
                new MenuJson.Body(menu.buttons(), null, menu.menuId().orElse(""), List.of())
                        .serialize(json, serializers);
                json.writeArrayFieldStart("conditionalmenu");
                for (LiveConditionalMenu each : menu.conditional()) {
                    new MenuJson.Body(each.buttons(), each.rule(), each.menuId(), List.of())
                            .serialize(json, serializers);
                }
                json.writeEndArray();
            }
            json.writeNumberField("is_menu_open", snapshot.effective.open() ? 1 : 0);
            json.writeFieldName("selfmenu_info");
            new MenuJson.Body(snapshot.effective.buttons()).serialize(json, serializers);
            json.writeEndObject();
        }

        @Override
        public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer types)
                throws IOException {
            serialize(json, serializers);
        }
    }
}
