package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.tree.Mistakes;
import io.github.weizheng.core.file.tree.Place;
import io.github.weizheng.core.file.tree.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks menus against what WeChat demands, without WeChat.
 *
 * <p>Names every mistake at once, where WeChat names the first by a number. Cannot know whether a domain, a mini program or a piece of
 * material belongs to the account. Thread-safe.
 */
public final class MenuRules {
    /** Of 2,000 conditional menus, and some. */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    private MenuRules() {}

    /**
     * Checks a menu as it would be sent to {@code menu/create}; with {@code matchrule} beside {@code button}, as to {@code menu/addconditional};
     * with a list {@code conditionalmenu} of these, all menus of an account.
     *
     * @return every mistake with its place, about 1,000 at most; empty if WeChat's rules are kept
     */
    public static List<MenuViolation> check(String menuJson) {
        return read(menuJson).violations;
    }

    /**
     * What citizens would stumble over although WeChat accepts the menu.
     *
     * @return rules with {@link MenuRule#isWarning}; empty for what is no JSON
     */
    public static List<MenuViolation> warnings(String menuJson) {
        return menuJson.length() > MAX_LENGTH
                ? List.of()
                : SourceTree.json(menuJson, new Mistakes())
                        .map(tree -> List.copyOf(walk(tree.root()).warnings()))
                        .orElse(List.of());
    }

    /**
     * Reads what has no mistake. Escapes are none here: what is read is written anew, without them.
     *
     * @throws InvalidMenuException otherwise
     */
    static JsonNode tree(String menuJson) {
        Checked checked = read(menuJson);
        return checked.orThrow(checked.violations.stream()
                .filter(violation -> violation.rule() != MenuRule.ESCAPES)
                .toList());
    }

    /**
     * Reads what was made in code, of which nobody has seen the text.
     *
     * @throws InvalidMenuException naming every mistake, if there is one
     */
    static JsonNode require(String menuJson) {
        Checked checked = read(menuJson);
        return checked.orThrow(
                checked.violations.stream().map(violation -> violation.at(0, 0)).toList());
    }

    private static Checked read(String menuJson) {
        if (menuJson.length() > MAX_LENGTH) {
            return new Checked(
                    MissingNode.getInstance(),
                    List.of(MenuViolation.of(
                            "menu", MenuRule.TEXT, "≤ " + MAX_LENGTH, String.valueOf(menuJson.length()))));
        }
        Mistakes mistakes = new Mistakes();
        Optional<SourceTree> tree = SourceTree.json(menuJson, mistakes);
        List<MenuViolation> violations = new ArrayList<>(
                mistakes.sorted().stream().map(MenuViolation::of).toList());
        if (tree.isEmpty() || mistakes.has(FileFault.SYNTAX)) {
            return new Checked(MissingNode.getInstance(), violations); // what was lost would be taken for missing
        }
        for (MenuViolation violation : walk(tree.get().root()).violations()) {
            Place place = tree.get().place(violation.path());
            violations.add(violation.at(place.line(), place.column()));
        }
        int escape = escape(menuJson);
        if (escape >= 0) {
            violations.add(escaped(menuJson, escape));
        }
        return new Checked(tree.get().root(), violations);
    }

    /**
     * A text that was read once.
     *
     * @param root missing if it could not be read
     */
    private record Checked(JsonNode root, List<MenuViolation> violations) {
        Checked {
            violations = List.copyOf(violations);
        }

        JsonNode orThrow(List<MenuViolation> serious) {
            if (!serious.isEmpty()) {
                throw new InvalidMenuException(serious);
            }
            return root;
        }
    }

    private static MenuCheck walk(JsonNode tree) {
        MenuCheck check = new MenuCheck();
        check.menu(tree);
        return check;
    }

    private static MenuViolation escaped(String json, int at) {
        String before = json.substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return MenuViolation.of("menu", MenuRule.ESCAPES, "UTF-8", "\\u").at(line, at - before.lastIndexOf('\n'));
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
