package io.github.weizheng.core.audit;

import io.github.weizheng.core.privacy.PersonalForms;

/** Texts as they are recorded: within their limit, without citizens in the clear, fit for one line of any log, file or column. */
final class AuditText {
    private AuditText() {}

    /** A text that must say something. */
    static String word(String field, int max, String text) {
        return bounded(field, 1, max, visible(PersonalForms.mask(bounded(field, 1, max, text))));
    }

    /** A text that may be empty. */
    static String phrase(String field, int max, String text) {
        return bounded(field, 0, max, visible(PersonalForms.mask(bounded(field, 0, max, text))));
    }

    /** Sentences, in which a mobile number is one. */
    static String prose(String field, int max, String text) {
        return bounded(field, 1, max, visible(PersonalForms.maskInProse(bounded(field, 1, max, text))));
    }

    private static String bounded(String field, int min, int max, String text) {
        if (text.length() < min || text.length() > max) {
            throw new IllegalArgumentException(field + ": " + min + " to " + max
                    + " chars as recorded (a control character takes 6), actual " + text.length());
        }
        return text;
    }

    private static String visible(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isUnfit(character)) {
                line.append(String.format("\\u%04x", character));
            } else {
                line.appendCodePoint(character);
            }
        });
        return line.toString();
    }

    private static boolean isUnfit(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> turnsDirection(character);
        };
    }

    /** Such characters make a line look other than it is. */
    private static boolean turnsDirection(int character) {
        return (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || character == 0x200E
                || character == 0x200F
                || character == 0x061C;
    }
}
