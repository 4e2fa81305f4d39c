package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.menu.screen.DisplayWidth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One walk through menus, collecting what is wrong. For one thread. */
final class MenuCheck {
    private static final int MAX_VIOLATIONS = 1_000;
    private static final int MAX_CONDITIONAL = 2_000;
    private static final Pattern BROKEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]");
    private static final Pattern APP_ID = Pattern.compile("wx[0-9a-z]{16}");
    private static final Set<String> CONSOLE = Set.of("text", "img", "voice", "video", "news");

    private final List<MenuViolation> violations = new ArrayList<>();
    private final List<MenuViolation> warnings = new ArrayList<>();
    /** To which the menu that is being walked through leads. */
    private Set<String> hosts = new HashSet<>();

    /** Walks through all of it. */
    void menu(JsonNode menu) {
        if (!menu.isObject()) {
            add("menu", MenuRule.SHAPE, "{…}", shown(menu));
            return;
        }
        columns("", menu);
        if (menu.has("matchrule")) {
            match("matchrule", menu.path("matchrule"));
            hosts("menu");
        }
        if (menu.has("conditionalmenu")) {
            conditional(menu.path("conditionalmenu"));
        }
    }

    List<MenuViolation> violations() {
        return violations;
    }

    List<MenuViolation> warnings() {
        return warnings;
    }

    private void conditional(JsonNode menus) {
        if (!menus.isArray()) {
            add("conditionalmenu", MenuRule.SHAPE, "[…]", shown(menus));
            return;
        }
        if (menus.size() > MAX_CONDITIONAL) {
            add("conditionalmenu", MenuRule.MATCH_COUNT, "≤ " + MAX_CONDITIONAL, String.valueOf(menus.size()));
            return;
        }
        hosts = new HashSet<>();
        Set<MatchRule> earlier = new HashSet<>();
        for (int i = 0; i < menus.size() && violations.size() < MAX_VIOLATIONS; i++) {
            String path = "conditionalmenu[" + i + "]";
            JsonNode each = menus.get(i);
            if (!each.isObject()) {
                add(path, MenuRule.SHAPE, "{…}", shown(each));
                continue;
            }
            columns(path + ".", each);
            match(path + ".matchrule", each.path("matchrule")).ifPresent(rule -> {
                if (rule.wider().anyMatch(earlier::contains)) {
                    add(path + ".matchrule", MenuRule.MATCH_UNREACHABLE, "", rule.toString());
                }
                earlier.add(rule);
            });
        }
        hosts("conditionalmenu");
    }

    private void hosts(String path) {
        if (hosts.size() > 3) {
            add(path, MenuRule.MATCH_HOSTS, "≤ 3", hosts.size() + " (" + String.join(", ", new TreeSet<>(hosts)) + ")");
        }
    }

    /** The rule, if it is one. */
    private Optional<MatchRule> match(String path, JsonNode rule) {
        if (!rule.isObject() && !rule.isMissingNode() && !rule.isNull()) {
            add(path, MenuRule.SHAPE, "{…}", shown(rule));
            return Optional.empty();
        }
        int before = violations.size();
        rule.properties().forEach(field -> field(path + "." + field.getKey(), field.getKey(), field.getValue()));
        MatchRule read = ButtonReader.rule(rule);
        if (read.fields().keySet().stream().noneMatch(MatchRule.KNOWN::contains) && violations.size() == before) {
            add(path, MenuRule.MATCH_EMPTY, "≥ 1", "0");
        }
        return violations.size() == before ? Optional.of(read.known()) : Optional.empty();
    }

    private void field(String path, String field, JsonNode value) {
        String text = value.asText("");
        if (value.isContainerNode()) {
            add(path, MenuRule.SHAPE, "\"…\"", shown(value));
        } else if (text.isEmpty() || value.isNull()) {
            return; // as if it were not there
        } else if (MatchRule.REMOVED.contains(field)) {
            add(path, MenuRule.MATCH_FIELD_REMOVED, "tag_id", shown(value));
        } else if (field.equals("tag_id") && !text.matches("[0-9]{1,18}")) {
            add(path, MenuRule.MATCH_VALUE, "0…", shown(value));
        } else if (field.equals("client_platform_type") && !text.matches("[123]")) {
            add(path, MenuRule.MATCH_VALUE, "1, 2, 3", shown(value));
        }
    }

    private void columns(String path, JsonNode menu) {
        JsonNode buttons = menu.path("button");
        if (!buttons.isArray()) {
            add(path + "button", MenuRule.SHAPE, "[…]", shown(buttons));
            return;
        }
        columnCount(path + "button", buttons);
        namesTwice(path + "button", buttons);
        for (int i = 0; i < buttons.size() && violations.size() < MAX_VIOLATIONS; i++) {
            column(path + "button[" + i + "]", buttons.get(i));
        }
    }

    private void column(String path, JsonNode column) {
        if (!button(path, column, 16, 8)) {
            return;
        }
        JsonNode entries = column.path("sub_button");
        if (!listOrNothing(path, entries)) {
            return;
        }
        boolean group = entries.isArray() && (!entries.isEmpty() || !column.hasNonNull("type"));
        if (!group) {
            leaf(path, column);
            return;
        }
        if (column.hasNonNull("type")) {
            add(path + ".type", MenuRule.TYPE_WITH_ENTRIES, "", shown(column.path("type")));
        }
        count(path + ".sub_button", MenuRule.ENTRY_COUNT, entries, 5);
        namesTwice(path + ".sub_button", entries);
        for (int i = 0; i < entries.size() && violations.size() < MAX_VIOLATIONS; i++) {
            entry(path + ".sub_button[" + i + "]", entries.get(i));
        }
    }

    private void entry(String path, JsonNode entry) {
        if (!button(path, entry, 60, 16)) {
            return;
        }
        JsonNode deeper = entry.path("sub_button");
        if (!deeper.isEmpty()) {
            add(path + ".sub_button", MenuRule.DEPTH, "2", "3");
        } else if (listOrNothing(path, deeper)) {
            leaf(path, entry);
        }
    }

    /** WeChat does not say what it makes of null; as if it were not there. */
    private boolean listOrNothing(String path, JsonNode entries) {
        if (entries.isArray() || entries.isMissingNode() || entries.isNull()) {
            return true;
        }
        add(path + ".sub_button", MenuRule.SHAPE, "[…]", shown(entries));
        return false;
    }

    /** Checks what every button has; whether there is anything more to look at. */
    private boolean button(String path, JsonNode button, int maxBytes, int maxWidth) {
        if (!button.isObject()) {
            add(path, MenuRule.SHAPE, "{…}", shown(button));
            return false;
        }
        if (text(path, button, "name", MenuRule.NAME_MISSING, MenuRule.NAME_LENGTH, maxBytes)) {
            String name = button.path("name").textValue();
            int width = DisplayWidth.of(name);
            if (width > maxWidth) {
                add(path + ".name", MenuRule.DISPLAY_WIDTH, "≤ " + maxWidth, width + " (" + name + ")");
            }
        }
        return true;
    }

    private void namesTwice(String path, JsonNode buttons) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < buttons.size(); i++) {
            JsonNode name = buttons.get(i).path("name");
            if (name.isTextual() && !names.add(name.textValue())) {
                add(path + "[" + i + "].name", MenuRule.NAME_TWICE, "1", name.textValue());
            }
        }
    }

    private void leaf(String path, JsonNode button) {
        JsonNode type = button.path("type");
        if (!type.isTextual() || type.textValue().isEmpty()) {
            add(path + ".type", MenuRule.TYPE_MISSING, "\"…\"", shown(type));
            return;
        }
        switch (type.textValue()) {
            case "click",
                    "scancode_push",
                    "scancode_waitmsg",
                    "pic_sysphoto",
                    "pic_photo_or_album",
                    "pic_weixin",
                    "location_select" -> text(path, button, "key", MenuRule.KEY_MISSING, MenuRule.KEY_LENGTH, 128);
            case "view" -> url(path, button);
            case "miniprogram" -> {
                url(path, button);
                appId(path, button);
                present(path, button, "pagepath", MenuRule.PAGEPATH_MISSING);
            }
            case "media_id", "view_limited" -> {
                present(path, button, "media_id", MenuRule.MEDIA_ID_MISSING);
                add(path + ".type", MenuRule.TYPE_REPLACED, "", shown(type));
            }
            case "article_id", "article_view_limited" ->
                present(path, button, "article_id", MenuRule.ARTICLE_ID_MISSING);
            default ->
                add(
                        path + ".type",
                        CONSOLE.contains(type.textValue()) ? MenuRule.TYPE_OF_CONSOLE : MenuRule.TYPE_UNKNOWN,
                        "click, view, miniprogram, …",
                        shown(type));
        }
    }

    private void appId(String path, JsonNode button) {
        if (present(path, button, "appid", MenuRule.APPID_MISSING)
                && !APP_ID.matcher(button.path("appid").textValue()).matches()) {
            add(path + ".appid", MenuRule.APPID_FORM, "wx[0-9a-z]{16}", shown(button.path("appid")));
        }
    }

    private void url(String path, JsonNode button) {
        if (text(path, button, "url", MenuRule.URL_MISSING, MenuRule.URL_LENGTH, 1024)) {
            String url = button.path("url").textValue();
            Optional<String> host = Hosts.of(url);
            host.ifPresent(hosts::add);
            if (host.isEmpty()) {
                add(path + ".url", MenuRule.URL_SCHEME, "http://…, https://…", shown(button.path("url")));
            } else if (url.regionMatches(true, 0, "http:", 0, "http:".length())) {
                add(path + ".url", MenuRule.PLAIN_HTTP, "https://…", shown(button.path("url")));
            }
        }
    }

    private boolean text(String path, JsonNode button, String field, MenuRule missing, MenuRule tooLong, int maxBytes) {
        if (!present(path, button, field, missing)) {
            return false;
        }
        String value = button.path(field).textValue();
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            add(path + "." + field, tooLong, "≤ " + maxBytes, bytes + " (" + value + ")");
        }
        return true;
    }

    private boolean present(String path, JsonNode button, String field, MenuRule missing) {
        JsonNode value = button.path(field);
        if (value.isTextual() && !value.textValue().isBlank()) {
            Matcher broken = BROKEN.matcher(value.textValue());
            if (broken.find()) {
                int c = value.textValue().charAt(broken.start());
                add(path + "." + field, MenuRule.CHARACTERS, "", String.format("U+%04X", c));
            }
            return true;
        }
        boolean absent = value.isMissingNode() || value.isNull() || value.isTextual();
        add(path + "." + field, absent ? missing : MenuRule.SHAPE, "\"…\"", shown(value));
        return false;
    }

    /** Too many come with a suggestion for fewer. */
    private void columnCount(String path, JsonNode columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.path("name").asText("")));
        Optional<ColumnSuggestion> fewer = ColumnSuggestion.ofNames(names);
        if (fewer.isEmpty()) {
            count(path, MenuRule.COLUMN_COUNT, columns, 3);
        } else {
            String actual = names.size() + " (" + String.join(", ", names.subList(0, Math.min(10, names.size()))) + ")";
            violations.add(MenuViolation.of(path, MenuRule.COLUMN_COUNT, "1…3", actual, fewer.get()::text));
        }
    }

    private void count(String path, MenuRule rule, JsonNode array, int max) {
        if (array.isEmpty() || array.size() > max) {
            add(path, rule, "1…" + max, String.valueOf(array.size()));
        }
    }

    private void add(String path, MenuRule rule, String limit, String actual) {
        List<MenuViolation> found = rule.isWarning() ? warnings : violations;
        if (found.size() < MAX_VIOLATIONS) {
            found.add(MenuViolation.of(path, rule, limit, actual));
        }
    }

    /** In words of no language. */
    private static String shown(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING, NULL -> "-";
            case ARRAY -> "[…]";
            case OBJECT -> "{…}";
            case STRING -> "\"" + node.textValue() + "\"";
            default -> node.asText();
        };
    }
}
