package io.github.weizheng.message.route;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pattern tried on what a stranger wrote, within bounds: some patterns take for ever on some texts. */
final class PatternTrial {
    private static final int MAX_TEXT = 1000;
    private static final int MAX_READS = 100_000;
    private static final Logger LOG = LoggerFactory.getLogger(PatternTrial.class);

    private PatternTrial() {}

    static boolean fits(Rule rule, Pattern pattern, String text) {
        if (text.length() > MAX_TEXT) {
            return false;
        }
        try {
            return pattern.matcher(new Counted(text, new AtomicInteger(), 0, text.length()))
                    .find();
        } catch (TooLongException | StackOverflowError e) {
            LOG.warn("Rule {}: its pattern takes too long on a text; it is passed over", rule.name);
            return false;
        }
    }

    /** Counts how often a character is looked at. */
    private record Counted(String text, AtomicInteger reads, int start, int end) implements CharSequence {
        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            if (reads.incrementAndGet() > MAX_READS) {
                throw new TooLongException();
            }
            return text.charAt(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text, reads, start + from, start + to);
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
