package io.github.weizheng.message.dialogue;

import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.message.reply.Reply;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a citizen is in a menu of menus. It is kept as the numbers that led there, with a digest of the text that was shown: what a menu said before the
 * last release is not picked from by this one.
 */
final class MenuPlace {
    private static final Pattern DATA = Pattern.compile("((?:[1-9][0-9]?/)*)([0-9a-f]{16})");

    private final @Nullable MenuPlace above;
    private final String steps;
    private final TextMenu menu;

    private MenuPlace(@Nullable MenuPlace above, String steps, TextMenu menu) {
        this.above = above;
        this.steps = steps;
        this.menu = menu;
    }

    /** The question that a menu is. */
    static Question question(String name, TextMenu root) {
        return Question.of(name, answer -> take(name, root, answer)).accepting(answer -> read(root, answer.data())
                .map(place -> place.pick(answer.text()).isPresent())
                .orElse(false));
    }

    static MenuPlace top(TextMenu root) {
        return new MenuPlace(null, "", root);
    }

    /** The questions that are asked from here on. */
    Stream<String> questions() {
        return menu.entries.stream().flatMap(TextMenu.Entry::questions);
    }

    String data() {
        return steps + Sha256.hex(shown().toString()).substring(0, 16);
    }

    Reply reply() {
        return shown().reply();
    }

    private static Next take(String name, TextMenu root, Answer answer) throws Exception {
        MenuPlace place = read(root, answer.data()).orElseThrow();
        int picked = place.pick(answer.text()).orElseThrow();
        if (picked == 0 && place.above != null) {
            return place.above.asking(name);
        }
        return place.menu.entries.get(picked - 1).take(place, picked, name, answer);
    }

    private static Optional<MenuPlace> read(TextMenu root, String data) {
        return Optional.of(DATA.matcher(data))
                .filter(matcher -> matcher.matches())
                .flatMap(matcher -> top(root).walk(matcher.group(1)))
                .filter(place -> place.data().equals(data));
    }

    private Optional<MenuPlace> walk(String further) {
        int end = further.indexOf('/');
        if (end < 0) {
            return Optional.of(this);
        }
        int number = Integer.parseInt(further.substring(0, end));
        return number <= menu.entries.size() && menu.entries.get(number - 1) instanceof TextMenu.Branch branch
                ? under(number, branch.menu()).walk(further.substring(end + 1))
                : Optional.empty();
    }

    MenuPlace under(int number, TextMenu next) {
        return new MenuPlace(this, steps + number + '/', next);
    }

    private OptionalInt pick(String said) {
        return above == null ? menu.root.pick(said) : menu.nested.pickOrBack(said);
    }

    Next asking(String name) {
        return Next.ask(name, data(), reply());
    }

    private NumberedText shown() {
        return above == null ? menu.root : menu.nested;
    }
}
