package io.github.weizheng.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityValuesTest {
    @Test
    void aReferenceIsNotShown() {
        CitizenReference reference = CitizenReference.of("c4n4ry");
        assertThat(reference.toString()).isEqualTo("CitizenReference[***]");
        assertThat(reference).isEqualTo(CitizenReference.of("c4n4ry")).hasSameHashCodeAs(CitizenReference.of("c4n4ry"));
        Instant now = Instant.EPOCH;
        assertThat(new IdentityBinding(reference, IdentityLevel.of("L1"), now, now).toString())
                .doesNotContain("c4n4ry")
                .contains("L1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\ud83d", "\u0085x"})
    void aReferenceIsText(String value) {
        assertThatThrownBy(() -> CitizenReference.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("reference: ");
    }

    @Test
    void aReferenceHasAnEnd() {
        assertThat(CitizenReference.of("x".repeat(256)).value()).hasSize(256);
        assertThatThrownBy(() -> CitizenReference.of("x".repeat(257)))
                .hasMessage("reference: 1 to 256 characters, not blank, actual 257");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "L1\n", "三级", "a|b", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void aLevelIsAShortWord(String value) {
        assertThatThrownBy(() -> IdentityLevel.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level: 1 to 32 letters, digits, _, . or -, actual length " + value.length());
    }

    @Test
    void aLevelMayBeAnyWord() {
        assertThat(IdentityLevel.of("face")).isEqualTo(IdentityLevel.of("face")).hasToString("face");
        assertThat(IdentityLevel.of("face")).isNotEqualTo(IdentityLevel.of("L1"));
    }
}
