package io.github.weizheng.message.file.rules;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.NormalText;
import io.github.weizheng.message.route.Rule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How words are to be understood. */
enum MatchKind {
    KEYWORD,
    EXACT,
    PREFIX,
    CONTAINS,
    PATTERN,
    MENU,
    SCENE,
    SCENE_PREFIX;

    static final String ALL = Arrays.stream(values()).map(MatchKind::word).collect(Collectors.joining(", "));

    static Optional<MatchKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }

    /** The form in which two words are the same. */
    String normal(String word) {
        return switch (this) {
            case KEYWORD, EXACT, PREFIX, CONTAINS -> NormalText.of(word);
            case PATTERN, MENU, SCENE, SCENE_PREFIX -> word;
        };
    }

    /** @throws IllegalArgumentException if the word is nothing of the kind */
    Rule rule(String word, Reply reply) {
        return switch (this) {
            case KEYWORD -> Rule.keyword(word, text -> reply);
            case EXACT -> Rule.exact(word, text -> reply);
            case PREFIX -> Rule.prefix(word, text -> reply);
            case CONTAINS -> Rule.contains(word, text -> reply);
            case PATTERN -> Rule.pattern(Pattern.compile(word), text -> reply);
            case MENU -> Rule.menu(MenuKey.of(word), click -> reply);
            case SCENE -> Rule.scene(word, (scene, scanned) -> reply);
            case SCENE_PREFIX -> Rule.scenePrefix(word, (scene, scanned) -> reply);
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
