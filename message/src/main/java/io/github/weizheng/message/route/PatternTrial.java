package io.github.weizheng.message.route;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Patterns tried on one text that a stranger wrote, within bounds: some patterns take for ever on some texts. For one thread. */
final class PatternTrial {
    private static final int MAX_TEXT = 1000;
    private static final int MAX_READS = 100_000;
    private static final int MAX_READS_IN_ALL = 1_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(PatternTrial.class);

    private final String written;
    private final String half;
    private int reads;
    private int limit;
    private boolean told;

    PatternTrial(String text) {
        written = NormalText.visible(text);
        half = NormalText.halfWidth(written);
    }

    boolean fits(Rule rule, Pattern pattern) {
        if (written.length() > MAX_TEXT) {
            return false;
        }
        limit = Math.min(reads + MAX_READS, MAX_READS_IN_ALL);
        try {
            return finds(pattern, written) || (!half.equals(written) && finds(pattern, half));
        } catch (TooLongException | StackOverflowError e) {
            if (!told) {
                LOG.warn(
                        "Rule {}: its pattern takes too long on a text; it is passed over, like all that do",
                        rule.name);
            }
            told = true;
            return false;
        }
    }

    private boolean finds(Pattern pattern, String text) {
        return pattern.matcher(new Counted(text, 0, text.length())).find();
    }

    /** Counts how often a character is looked at. */
    private final class Counted implements CharSequence {
        private final String text;
        private final int start;
        private final int end;

        private Counted(String text, int start, int end) {
            this.text = text;
            this.start = start;
            this.end = end;
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            if (reads >= limit) {
                throw new TooLongException();
            }
            reads++;
            return text.charAt(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text, start + from, start + to);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }

    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super(null, null, false, false);
        }
    }
}
