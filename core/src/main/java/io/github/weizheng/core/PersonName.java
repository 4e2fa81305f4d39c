package io.github.weizheng.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A citizen's name as it stands in a document: Chinese, of a minority with its dots (买买提·艾力), or in Latin letters. Characters beyond the BMP (𠮷) are
 * characters like any other. The name is kept as given: the several dots in use (· • ・) are not made one.
 *
 * <p>{@link #toString()} shows the first character, with one star for a name of two and two for a longer one ({@code 张*}, {@code 张**},
 * {@code 买**}), so that the length of a long name does not tell whose it is; a single character is not shown. What only varies a character (an accent, a variant of a Han
 * character) belongs to it there.
 */
public final class PersonName extends PersonalData {
    private static final int MAX_CHARACTERS = 100;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    /** A character with all that varies it. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private PersonName(String value) {
        super(value);
    }

    /**
     * Wraps a name.
     *
     * @throws IllegalArgumentException if it is empty, longer than 100 characters (code points), begins or ends with white space, or holds a
     *     control character, a line separator, an invisible character such as one that turns the direction of writing, or half a surrogate pair
     */
    public static PersonName of(String value) {
        int characters = value.codePointCount(0, value.length());
        if (characters == 0 || characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException("name: 1 to 100 characters, actual " + characters);
        }
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException("name: no white space at its ends");
        }
        if (value.codePoints().anyMatch(PersonName::isNoPartOfAName)) {
            throw new IllegalArgumentException(
                    "name: no control character, line separator, invisible character or half surrogate pair");
        }
        return new PersonName(value);
    }

    private static boolean isNoPartOfAName(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> character != ZERO_WIDTH_NON_JOINER && character != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }

    @Override
    String masked(String value) {
        Matcher characters = CHARACTER.matcher(value);
        characters.find();
        String first = characters.group();
        if (!characters.find()) {
            return "*";
        }
        return first + (characters.find() ? "**" : "*");
    }
}
