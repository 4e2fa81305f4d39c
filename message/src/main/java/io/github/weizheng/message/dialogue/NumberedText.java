package io.github.weizheng.message.dialogue;

import io.github.weizheng.message.reply.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A numbered list as a text, and the reading of what a citizen picks from it. It remembers nothing: who offers one asks a {@link Question} that accepts
 * what {@link #pick} understands. A menu that is known beforehand is a {@link TextMenu}.
 *
 * <p>Immutable and thread-safe.
 */
public final class NumberedText {
    private static final int MAX_LABELS = 99;
    private static final int MAX_NUMERAL = 3;

    private final int size;
    private final String text;
    private final Reply reply;
    private final Map<String, Integer> byWords;

    private NumberedText(int size, String text, Map<String, Integer> byWords) {
        this.size = size;
        this.text = text;
        this.byWords = Map.copyOf(byWords);
        reply = Reply.text(text);
    }

    /**
     * A list: the title, a line {@code 1 label} for each label, the instruction.
     *
     * @param labels 1 to 99, each on one line and none like another
     * @param instruction how to pick, or empty for no such line
     * @throws IllegalArgumentException if title or a label has nothing but white space and punctuation, a label breaks the line or is there twice, or the text has more than 2,048 bytes in
     *     UTF-8
     */
    public static NumberedText of(String title, List<String> labels, String instruction) {
        return of(title, labels, "", instruction);
    }

    /** @param back the label of number 0, or empty */
    static NumberedText of(String title, List<String> labels, String back, String instruction) {
        if (labels.isEmpty() || labels.size() > MAX_LABELS) {
            throw new IllegalArgumentException("labels: 1 to " + MAX_LABELS + ", actual " + labels.size());
        }
        StringBuilder text = new StringBuilder(visible("title", title));
        Map<String, Integer> byWords = new HashMap<>();
        for (int i = 1; i <= labels.size(); i++) {
            String label = line("label", labels.get(i - 1));
            text.append('\n').append(i).append(' ').append(label);
            if (byWords.putIfAbsent(Said.normal(label), i) != null) {
                throw new IllegalArgumentException("label: each once, actual twice " + label);
            }
        }
        if (!back.isEmpty()) {
            text.append("\n0 ").append(line("back", back));
            byWords.putIfAbsent(Said.normal(back), 0);
        }
        if (!instruction.isEmpty()) {
            text.append('\n').append(instruction);
        }
        return new NumberedText(labels.size(), text.toString(), byWords);
    }

    /** The text. */
    public Reply reply() {
        return reply;
    }

    /**
     * The number that was picked, from 1: by a numeral ({@code 1}, {@code １}, {@code 1.}, {@code ①}, {@code 一}, {@code 第一项}), by the label or by the whole
     * line ({@code 1 社保}, {@code 1、社保}), in half or full width and with whatever punctuation around it. Nothing if it is anything else.
     */
    public OptionalInt pick(String said) {
        OptionalInt picked = pickOrBack(said);
        return picked.isPresent() && picked.getAsInt() == 0 ? OptionalInt.empty() : picked;
    }

    /** 0 for the numeral or the label of going back, whether there is such a line or not. */
    OptionalInt pickOrBack(String said) {
        String words = Said.normal(said);
        OptionalInt number = Numerals.read(words);
        if (number.isPresent() && number.getAsInt() <= size) {
            return number;
        }
        Integer named = byWords.get(words);
        return named == null ? line(words) : OptionalInt.of(named);
    }

    /** A whole line sent back: a number and the label that is its own, with whatever punctuation between. */
    private OptionalInt line(String words) {
        for (int end = 1;
                end <= MAX_NUMERAL && end < words.length() && Numerals.isNumeral(words.charAt(end - 1));
                end++) {
            OptionalInt number = Numerals.read(words.substring(0, end));
            Integer named = byWords.get(Said.normal(words.substring(end)));
            if (named != null && number.equals(OptionalInt.of(named))) {
                return number;
            }
        }
        return OptionalInt.empty();
    }

    /** The text as it is sent. */
    @Override
    public String toString() {
        return text;
    }

    private static String line(String field, String text) {
        if (visible(field, text).lines().count() > 1) {
            throw new IllegalArgumentException(field + ": one line, actual more");
        }
        return text;
    }

    private static String visible(String field, String text) {
        Objects.requireNonNull(text, field);
        if (Said.normal(text).isEmpty()) {
            throw new IllegalArgumentException(
                    field + ": at least 1 character beside white space and punctuation, actual 0");
        }
        return text;
    }
}
