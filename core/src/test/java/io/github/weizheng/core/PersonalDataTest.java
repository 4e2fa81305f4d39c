package io.github.weizheng.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.Serializable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two ID numbers of 18 characters are the examples in GB 11643-1999. */
class PersonalDataTest {
    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 1****************X",
        "11010519491231002x, 1****************X",
        "440524188001010014, 4****************4",
        "110105491231002, 1*************2",
    })
    void anIdNumberShowsItsEnds(String number, String shown) {
        assertThat(IdNumber.of(number)).hasToString(shown);
    }

    @Test
    void aSmallCheckCharacterIsTheSameNumber() {
        assertThat(IdNumber.of("11010519491231002x"))
                .isEqualTo(IdNumber.of("11010519491231002X"))
                .hasSameHashCodeAs(IdNumber.of("11010519491231002X"));
        assertThat(IdNumber.of("11010519491231002x").value()).isEqualTo("11010519491231002X");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "empty, ''",
        "17 digits, 11010519491231002",
        "19 characters, 11010519491231002XX",
        "X within, 1101051949123100X2",
        "wrong check digit, 440524188001010015",
        "X in place of a digit, 44052418800101001X",
        "no such month, 110105194913310020",
        "no such day, 110105194902300020",
        "29 February of no leap year, 110105190002290020",
        "date of zeros, 110105000000000020",
        "region 0, 010105194912310020",
        "15 digits and no such day, 110105491331002",
        "15 characters with X, 11010549123100X",
        "blank at the end, '11010519491231002X '",
        "full-width digits, １１０１０５１９４９１２３１００２Ｘ",
        "Arabic digits, ١١٠١٠٥١٩٤٩١٢٣١٠٠٢X",
    })
    void whatIsNoIdNumberIsRefusedUnseen(String name, String text) {
        assertRefusedUnseen(IdNumber::of, text);
    }

    @Property(tries = 200)
    void oneCheckCharacterOfElevenFits(@ForAll @IntRange(min = 0, max = 999_999_999) int seed) {
        String number = "%06d".formatted(110000 + seed % 500000) + "19900228" + "%03d".formatted(seed % 1000);
        long fitting = "0123456789X"
                .chars()
                .filter(check -> accepts(IdNumber::of, number + (char) check))
                .count();
        assertThat(fitting).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, 13812345678, 138****5678",
        "+8619912345678, 19912345678, 199****5678",
        "010-62345678, 01062345678, 010****78",
        "01062345678, 01062345678, 010****78",
        "0571-8234567, 05718234567, 0571****67",
        "0571-82345678-801, 057182345678-801, 0571****78",
    })
    void aPhoneNumberHasOneValueAndShowsLittle(String number, String value, String shown) {
        assertThat(PhoneNumber.of(number).value()).isEqualTo(value);
        assertThat(PhoneNumber.of(number)).hasToString(shown).isEqualTo(PhoneNumber.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1381234567",
                "138123456789",
                "12812345678",
                "138 1234 5678",
                "138-1234-5678",
                "8613812345678",
                "+85291234567",
                "62345678",
                "010-12345",
                "0571--82345678",
                "12345",
                "4001234567",
                "１３８１２３４５６７８",
                "13812345678\n",
            })
    void whatIsNoPhoneNumberIsRefusedUnseen(String text) {
        assertRefusedUnseen(PhoneNumber::of, text);
    }

    @ParameterizedTest
    @CsvSource({
        "张三, 张*",
        "张小三, 张**",
        "欧阳小三, 欧**",
        "买买提·艾合买提, 买**",
        "𠮷田, 𠮷*",
        "王𠮷𠮷, 王**",
        "张, *",
        "𠮷, *",
        "John Smith, J**",
        "葛\uDB40\uDD00, *",
        "葛\uDB40\uDD00城, 葛\uDB40\uDD00*",
        "e\u0301, *",
        "阿·依, 阿**",
    })
    void aNameShowsItsFirstCharacter(String name, String shown) {
        assertThat(PersonName.of(name)).hasToString(shown);
        assertThat(PersonName.of(name).value()).isEqualTo(name);
    }

    static Stream<String> noNames() {
        return Stream.of(
                "",
                " ",
                " 张三",
                "张三　",
                "张\n三",
                "张\u2028三",
                "张\ud842",
                "\udfb7三",
                "张\u0000",
                "三".repeat(101),
                "\u202E张三",
                "张\u2067三");
    }

    @ParameterizedTest
    @MethodSource("noNames")
    void whatIsNoNameIsRefusedUnseen(String text) {
        assertRefusedUnseen(PersonName::of, text);
    }

    @Test
    void aNameHasUpTo100CharactersOfAnyPlane() {
        assertThat(PersonName.of("𠮷".repeat(100))).hasToString("𠮷**");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonName.of("𠮷".repeat(101)))
                .withMessage("name: 1 to 100 characters, actual 101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o6_bmj 7hMZOPfL2M",
                "o6_bmj\n7hMZOPfL2M",
                "\u0085o6_bmj7hMZOPfL2M",
                "o6_bmj7hMZOPfL2\u00a0",
                "o\u20286_bmj7hMZOPfL2M",
                "o6_bmj7hMZOPfL2\u202e",
                "\u3000o6_bmj7hMZOPfL2M",
                "o\ud8426_bmj7hMZOPfL2M",
                "𠮷o6_bmj7hMZOPfL2M",
            })
    void whatIsNoOpenIdIsRefusedUnseen(String text) {
        assertRefusedUnseen(OpenId::of, text);
    }

    @Test
    void kindsAreNeverEqual() {
        assertThat((PersonalData) OpenId.of("13812345678")).isNotEqualTo(PhoneNumber.of("13812345678"));
        assertThat((PersonalData) PersonName.of("13812345678")).isNotEqualTo(PhoneNumber.of("13812345678"));
        assertThat(PhoneNumber.of("13812345678")).isNotEqualTo(PhoneNumber.of("13812345679"));
    }

    static Stream<PersonalData> canaries() {
        return Stream.of(
                OpenId.of("o6_bmjrPTlm6_2sgVt7hMZOPfL2M"),
                OpenId.of("short"),
                IdNumber.of("11010519491231002X"),
                IdNumber.of("110105491231002"),
                PhoneNumber.of("13812345678"),
                PhoneNumber.of("0571-82345678-801"),
                PersonName.of("张三"),
                PersonName.of("买买提·艾合买提"));
    }

    /** Less than half of the value can be read anywhere in what is shown, or one character of a name. */
    @ParameterizedTest
    @MethodSource("canaries")
    void noKindShowsItsValue(PersonalData data) {
        String shown = data + " " + String.format("%s", data);
        int longest = Math.max(1, data.value().length() / 2);
        assertThat(shown).doesNotContain(data.value());
        assertThat(IntStream.rangeClosed(0, data.value().length() - longest - 1)
                        .mapToObj(from -> data.value().substring(from, from + longest + 1)))
                .noneMatch(shown::contains);
        assertThat(data).isNotInstanceOf(Serializable.class);
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without the check may do
    void nullIsRefusedAtOnce() {
        assertThatNullPointerException().isThrownBy(() -> IdNumber.of(null));
        assertThatNullPointerException().isThrownBy(() -> PhoneNumber.of(null));
        assertThatNullPointerException().isThrownBy(() -> PersonName.of(null));
    }

    private static void assertRefusedUnseen(Function<String, PersonalData> type, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> type.apply(text)).satisfies(e -> {
            assertThat(e.getCause()).isNull();
            if (text.strip().length() > 3) {
                assertThat(e.getMessage()).doesNotContain(text.strip());
            }
        });
    }

    private static boolean accepts(Function<String, PersonalData> type, String text) {
        try {
            return !type.apply(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
