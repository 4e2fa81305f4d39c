package io.github.weizheng.menu;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * Checks a menu against what WeChat demands, without WeChat.
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
     * Checks a menu as it would be sent to {@code menu/create}.
     *
     * @return every mistake, about 1,000 at most; empty if WeChat's rules are kept
     */
    public static List<MenuViolation> check(String menuJson) {
        if (menuJson.length() > MAX_LENGTH) {
            return List.of(new MenuViolation(
                    "menu", MenuRule.JSON, "at most " + MAX_LENGTH + " characters", String.valueOf(menuJson.length())));
        }
        try {
            List<MenuViolation> violations = new MenuCheck().menu(STRICT.readTree(menuJson));
            int escape = escape(menuJson);
            if (escape >= 0) {
                violations.add(new MenuViolation("character " + escape, MenuRule.ESCAPES, "no escapes", "\\u"));
            }
            return List.copyOf(violations);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String path = at == null ? "menu" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            return List.of(new MenuViolation(path, MenuRule.JSON, "valid JSON, no field twice", "something else"));
        }
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
