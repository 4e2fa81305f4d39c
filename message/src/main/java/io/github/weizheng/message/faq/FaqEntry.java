package io.github.weizheng.message.faq;

import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.NormalText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A question with its answer. Immutable.
 *
 * @param question as the office words it; citizens see it among candidates
 * @param wordings other words for it; none of them is shown
 * @param answer the reply's text
 * @param category for people who look after the list, shown in the name of the rule; empty for none
 */
public record FaqEntry(String question, List<String> wordings, String answer, String category) {
    /** So short that the links of three questions, which have each question twice, fit in a reply of 2,048 bytes. */
    static final int MAX_QUESTION_BYTES = 240;

    static final int MAX_WORDINGS = 50;
    static final int MAX_ANSWER_BYTES = 2_048;
    static final int MAX_CATEGORY_BYTES = 60;

    /**
     * Checks every limit.
     *
     * @throws IllegalArgumentException if the question (with its punctuation in the wide form, 3 bytes each) or a wording is longer than 240
     *     bytes in UTF-8, has more than one line, or no letter or digit; if there are more than 50 wordings; if the answer has no visible character or is longer than 2,048 bytes; if the category is longer than 60
     *     bytes
     */
    public FaqEntry {
        wordings = List.copyOf(wordings);
        question(Objects.requireNonNull(question, "question"), "question");
        wordings.forEach(wording -> question(wording, "wording"));
        bytes(Candidates.unambiguous(question), "question with wide punctuation", MAX_QUESTION_BYTES);
        Reply.text(answer); // refuses what is too long, or no text
        bytes(Objects.requireNonNull(category, "category"), "category", MAX_CATEGORY_BYTES);
        if (NormalText.of(answer).isEmpty()) {
            throw new IllegalArgumentException("answer: at least 1 visible character, actual 0");
        }
        if (wordings.size() > MAX_WORDINGS) {
            throw new IllegalArgumentException("wordings: at most " + MAX_WORDINGS + ", actual " + wordings.size());
        }
    }

    /** A question without other wordings and without a category. */
    public static FaqEntry of(String question, String answer) {
        return new FaqEntry(question, List.of(), answer, "");
    }

    /** Question and wordings. */
    Stream<String> texts() {
        return Stream.concat(Stream.of(question), wordings.stream());
    }

    List<Wording> all() {
        return texts().map(Wording::of).toList();
    }

    /** Whether it can be asked: on one line, with something in it that is not punctuation. */
    static boolean isQuestion(String text) {
        return text.codePoints().noneMatch(FaqEntry::isBroken)
                && !Wording.of(text).runs().isEmpty();
    }

    private static boolean isBroken(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || c == 0xFFFE || c == 0xFFFF;
    }

    private static void question(String text, String field) {
        bytes(text, field, MAX_QUESTION_BYTES);
        if (!isQuestion(text)) {
            throw new IllegalArgumentException(
                    field + ": one line with at least 1 letter or digit, actual none or more lines");
        }
    }

    private static void bytes(String text, String field, int max) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > max) {
            throw new IllegalArgumentException(field + ": at most " + max + " bytes, actual " + bytes);
        }
    }
}
