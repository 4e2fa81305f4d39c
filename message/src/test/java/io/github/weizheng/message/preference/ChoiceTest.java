package io.github.weizheng.message.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the store may be another release's, or nobody's. */
class ChoiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1 2", "1 zh-CN elder more", "-1 zh elder", "9999999999999 zh -", "1 und-CN x"})
    void whatIsNotReadableIsNoChoice(String text) {
        assertThat(Choice.read(text)).isEqualTo(Choice.NONE);
    }

    @Property(tries = 300)
    void readsAnything(@ForAll String text) {
        assertThat(Choice.read(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "bo", "ug", "en", "zh-Hans-CN", "mn-Mong", "ii", "za", "ja-JP-u-ca-japanese"})
    void everyLanguageIsReadAsItWasWritten(String tag) {
        for (boolean elder : new boolean[] {true, false}) {
            Choice choice =
                    new Choice(new Preference(Optional.of(LanguageTag.parse(tag)), elder), Instant.ofEpochSecond(7));
            assertThat(Choice.read(choice.text())).isEqualTo(choice);
        }
    }
}
