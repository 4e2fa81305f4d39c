package io.github.weizheng.menu;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks menus against what WeChat demands, without WeChat.
 *
 * <p>Names every mistake at once, where WeChat names the first by a number. Cannot know whether a domain, a mini program or a piece of
 * material belongs to the account. Thread-safe.
 */
public final class MenuRules {
    private static final int MAX_LENGTH = 1024 * 1024;
    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private MenuRules() {}

    /**
     * Checks a menu as it would be sent to {@code menu/create}; with {@code matchrule} beside {@code button}, as to {@code menu/addconditional};
     * with a list {@code conditionalmenu} of these, all menus of an account.
     *
     * @return every mistake, about 1,000 at most; empty if WeChat's rules are kept
     */
    public static List<MenuViolation> check(String menuJson) {
        if (menuJson.length() > MAX_LENGTH) {
            return List.of(
                    MenuViolation.of("menu", MenuRule.TEXT, "≤ " + MAX_LENGTH, String.valueOf(menuJson.length())));
        }
        try {
            List<MenuViolation> violations = new ArrayList<>(walk(menuJson).violations());
            int escape = escape(menuJson);
            if (escape >= 0) {
                violations.add(MenuViolation.of("character " + escape, MenuRule.ESCAPES, "UTF-8", "\\u"));
            }
            return List.copyOf(violations);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            MenuViolation violation = MenuViolation.of("menu", MenuRule.TEXT, "JSON", e.getOriginalMessage());
            return List.of(at == null ? violation : violation.at(at.getLineNr(), at.getColumnNr()));
        }
    }

    /**
     * What citizens would stumble over although WeChat accepts the menu.
     *
     * @return rules with {@link MenuRule#isWarning}; empty for what is no JSON
     */
    public static List<MenuViolation> warnings(String menuJson) {
        try {
            return menuJson.length() > MAX_LENGTH
                    ? List.of()
                    : List.copyOf(walk(menuJson).warnings());
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /**
     * Reads what has no mistake.
     *
     * @throws InvalidMenuException otherwise
     */
    static JsonNode tree(String menuJson) {
        List<MenuViolation> violations = check(menuJson);
        if (!violations.isEmpty()) {
            throw new InvalidMenuException(violations);
        }
        try {
            return STRICT.readTree(menuJson);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be read again", e);
        }
    }

    private static MenuCheck walk(String menuJson) throws JsonProcessingException {
        MenuCheck check = new MenuCheck();
        check.menu(STRICT.readTree(menuJson));
        return check;
    }

    /** Where the first {@code \\u} escape of valid JSON is, or -1. */
    private static int escape(String json) {
        int at = json.indexOf('\\');
        while (at >= 0) {
            if (json.charAt(at + 1) == 'u') {
                return at;
            }
            at = json.indexOf('\\', at + 2);
        }
        return -1;
    }
}
