package io.github.weizheng.message.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts in how many ways a pattern goes on where the text has ended: {@code (\s*|-*)} has two, and thirty of them a thousand million. What is tried there
 * reads no character, so that no limit on reading ends it.
 */
final class EmptyPaths {
    private static final Pattern QUOTED = Pattern.compile("\\\\Q(.*?)(?:\\\\E|\\z)|\\\\.", Pattern.DOTALL);
    private static final Pattern GROUP =
            Pattern.compile("\\((?:\\?(?:(<?[=!])|<[a-zA-Z]\\w*>|>|([a-zA-Z]*)(?:-[a-zA-Z]*)?(?::|(?=\\)))))?");
    private static final Pattern NOTHING = Pattern.compile("[$^]|\\\\(?:b\\{g}|k<\\w+>|[AbBGzZ]|[1-9]\\d*)");
    private static final Pattern CHARACTER = Pattern.compile(
            "\\\\(?:x\\{\\w+}|x\\w\\w|u\\w{4}|0[0-3]?[0-7]{1,2}|c.|[pPN]\\{[^}]*}|.)|.", Pattern.DOTALL);
    private static final Pattern QUANTIFIER = Pattern.compile("(?:([?*])|\\+|\\{(\\d+)(?:,\\d*)?})[?+]?");

    private final String pattern;
    private int next;

    private EmptyPaths(String pattern) {
        this.pattern = pattern;
    }

    /**
     * The most of them at any place of a pattern.
     *
     * @throws IllegalArgumentException if white space of the pattern does not count (COMMENTS)
     */
    static double of(Pattern pattern) {
        if ((pattern.flags() & Pattern.LITERAL) != 0) {
            return 0;
        }
        if ((pattern.flags() & Pattern.COMMENTS) != 0) {
            throw withComments();
        }
        String unquoted = QUOTED.matcher(pattern.pattern())
                .replaceAll(found -> found.group(1) == null
                        ? Matcher.quoteReplacement(found.group())
                        : "q".repeat(found.group(1).length()));
        return new EmptyPaths(unquoted).alternatives().most();
    }

    private Ways alternatives() {
        Ways ways = sequence();
        while (skip('|')) {
            ways = ways.or(sequence());
        }
        return ways;
    }

    private Ways sequence() {
        Ways ways = Ways.START;
        while (next < pattern.length() && !at('|') && !at(')')) {
            ways = ways.then(quantified(atom()));
        }
        return ways.whole();
    }

    private Ways quantified(Ways atom) {
        Matcher quantifier = token(QUANTIFIER);
        if (!quantifier.lookingAt()) {
            return atom;
        }
        String count = take(quantifier).group(2);
        double least = count == null ? 1 : Double.parseDouble(count);
        return quantifier.group(1) != null || least == 0 ? atom.repeated(1, true) : atom.repeated(least, false);
    }

    private Ways atom() {
        Matcher group = token(GROUP);
        if (group.lookingAt()) {
            return inside(take(group));
        }
        Matcher nothing = token(NOTHING);
        if (nothing.lookingAt()) {
            take(nothing);
            return Ways.NOTHING;
        }
        if (!skipClass()) {
            skipCharacter();
        }
        return Ways.CHARACTER;
    }

    private Ways inside(Matcher group) {
        if (group.group(2) != null && group.group(2).contains("x")) {
            throw withComments();
        }
        Ways inside = alternatives();
        skip(')');
        boolean around = group.group(1) != null;
        return around ? inside.around() : inside;
    }

    /** A class and those within it; a bracket that closes before anything else stands for itself. */
    private boolean skipClass() {
        if (!skip('[')) {
            return false;
        }
        skip('^');
        skip(']');
        while (next < pattern.length() && !skip(']')) {
            if (!skipClass()) {
                skipCharacter();
            }
        }
        return true;
    }

    private void skipCharacter() {
        Matcher character = token(CHARACTER);
        if (character.lookingAt()) {
            take(character);
        }
    }

    private boolean skip(char c) {
        boolean there = at(c);
        next += there ? 1 : 0;
        return there;
    }

    private boolean at(char c) {
        return next < pattern.length() && pattern.charAt(next) == c;
    }

    private Matcher token(Pattern kind) {
        return kind.matcher(pattern).region(next, pattern.length());
    }

    private Matcher take(Matcher found) {
        next = found.end();
        return found;
    }

    private static IllegalArgumentException withComments() {
        return new IllegalArgumentException("pattern: white space that counts, actual with comments (?x)");
    }

    /**
     * Ways in a part of a pattern on which nothing is read.
     *
     * @param through from its beginning to its end
     * @param in from its beginning to wherever there are most
     * @param out from wherever there are most, after a character, to its end
     * @param most between any two places
     */
    private record Ways(double through, double in, double out, double most) {
        static final Ways START = new Ways(1, 0, 1, 1);
        static final Ways NOTHING = new Ways(1, 1, 1, 1);
        static final Ways CHARACTER = new Ways(0, 0, 1, 1);

        Ways then(Ways part) {
            return new Ways(
                    through * part.through,
                    Math.max(in, through * part.in),
                    Math.max(part.out, out * part.through),
                    Math.max(Math.max(most, part.most), out * part.in));
        }

        Ways whole() {
            return new Ways(through, Math.max(in, through), out, Math.max(most, out));
        }

        Ways or(Ways other) {
            double both = through + other.through;
            double into = in + other.in;
            double outside = Math.max(Math.max(out, other.out), both);
            return new Ways(both, into, outside, Math.max(Math.max(most, other.most), Math.max(into, outside)));
        }

        /** An iteration that reads nothing is the last, once there were as many as there must be. */
        Ways repeated(double least, boolean optional) {
            double past = Math.max(Math.pow(through, least), through * least) + (optional ? 1 : 0);
            double into = Math.max(in, past);
            double again = Math.max(past, out * (1 + through));
            return new Ways(past, into, again, Math.max(most, Math.max(again, out * (1 + in))));
        }

        Ways around() {
            return new Ways(1, Math.max(1, in), 1, most);
        }
    }
}
