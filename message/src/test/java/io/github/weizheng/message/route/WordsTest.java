package io.github.weizheng.message.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Property
    void itFindsWhatAPlainSearchFinds(@ForAll("words") Set<String> words, @ForAll("texts") String text) {
        Set<String> expected = new TreeSet<>();
        for (String word : words) {
            if (text.contains(word)) {
                expected.add((text.startsWith(word) ? "^" : "") + word);
            }
        }
        assertThat(found(words, text)).isEqualTo(expected);
    }

    @Test
    void wordsWithinWordsAreAllFound() {
        assertThat(found(Set.of("社保", "社保卡", "保", "补办社保卡"), "怎么补办社保卡"))
                .containsExactlyInAnyOrder("保", "社保", "社保卡", "补办社保卡");
    }

    @Test
    void noWordsNoFinds() {
        assertThat(found(Set.of(), "社保")).isEmpty();
        assertThat(found(Set.of("社保"), "")).isEmpty();
    }

    /** Each word is told once, with {@code ^} before it where it begins the text. */
    private static Set<String> found(Set<String> words, String text) {
        Words finder = new Words(words);
        Set<String> found = new TreeSet<>();
        finder.find(text, (word, atStart) -> assertThat(found.add((atStart ? "^" : "") + finder.word(word)))
                .isTrue());
        return found;
    }

    @Provide
    static Arbitrary<Set<String>> words() {
        return Arbitraries.strings()
                .withChars("ab社保")
                .ofMinLength(1)
                .ofMaxLength(5)
                .set()
                .ofMaxSize(30);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab社保x").ofMaxLength(40);
    }
}
