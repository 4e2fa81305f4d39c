package io.github.weizheng.message.faq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Match;
import io.github.weizheng.message.test.Delivered;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How well 44 questions are found. Weights and thresholds were chosen with {@code asked-for-tuning.csv} only; {@code asked-held-out.csv} was
 * written before them. What is asserted is what was measured, in the comments, less a margin of two.
 */
class FaqQualityTest {
    private final List<FaqEntry> asked = new ArrayList<>();
    private final Faq faq = Faq.builder()
            .candidates((inbound, candidates) -> {
                asked.addAll(candidates);
                return Reply.none();
            })
            .of(Faq.parse("questions.yaml", resource("questions.yaml")));

    @Test
    void questionsThatNobodyTunedForAreFound() throws Exception {
        Outcome outcome = outcome("asked-held-out.csv");
        assertThat(outcome.known).isEqualTo(44);
        assertThat(outcome.answered).as("measured 29").isGreaterThanOrEqualTo(27);
        assertThat(outcome.wrong).as("measured 0").isLessThanOrEqualTo(2);
        assertThat(outcome.answered + outcome.amongCandidates).as("measured 44").isGreaterThanOrEqualTo(42);
        assertThat(outcome.strange).isEqualTo(12);
        assertThat(outcome.strangeAnswered).as("measured 0").isZero();
        assertThat(outcome.strangeAskedBack).as("measured 2").isLessThanOrEqualTo(4);
    }

    @Test
    void questionsThatItWasTunedForAreFound() throws Exception {
        Outcome outcome = outcome("asked-for-tuning.csv");
        assertThat(outcome.known).isEqualTo(25);
        assertThat(outcome.answered).as("measured 16").isGreaterThanOrEqualTo(14);
        assertThat(outcome.wrong).as("measured 0").isZero();
        assertThat(outcome.answered + outcome.amongCandidates).as("measured 25").isGreaterThanOrEqualTo(23);
        assertThat(outcome.strange).isEqualTo(10);
        assertThat(outcome.strangeAnswered).as("measured 0").isZero();
        assertThat(outcome.strangeAskedBack).as("measured 2").isLessThanOrEqualTo(4);
    }

    @Test
    void everyQuestionAndWordingOfTheListIsAnsweredAsItself() throws Exception {
        for (FaqEntry entry : Faq.parse("questions.yaml", resource("questions.yaml"))) {
            for (String text : entry.texts().toList()) {
                assertThat(reply(text)).as(text).contains(Reply.text(entry.answer()));
            }
        }
    }

    private Outcome outcome(String file) throws Exception {
        Outcome outcome = new Outcome();
        for (String line : new String(resource(file), UTF_8).lines().skip(1).toList()) {
            asked.clear();
            Optional<Reply> reply = reply(line.split(",", -1)[0]);
            boolean answered = reply.isPresent() && asked.isEmpty();
            String expected = line.split(",", -1)[1];
            if (expected.isEmpty()) {
                outcome.strange++;
                outcome.strangeAnswered += answered ? 1 : 0;
                outcome.strangeAskedBack += asked.isEmpty() ? 0 : 1;
            } else {
                outcome.known++;
                boolean right = reply.equals(reply(expected));
                outcome.answered += answered && right ? 1 : 0;
                outcome.wrong += answered && !right ? 1 : 0;
                outcome.amongCandidates +=
                        asked.stream().anyMatch(entry -> entry.question().equals(expected)) ? 1 : 0;
            }
        }
        return outcome;
    }

    private Optional<Reply> reply(String text) throws Exception {
        Inbound inbound = Delivered.parsed(Delivered.text(1, text));
        Optional<Match> match = faq.match(inbound);
        return match.isPresent() ? Optional.of(match.get().handler().handle(inbound)) : Optional.empty();
    }

    static byte[] resource(String name) {
        try (InputStream in = FaqQualityTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Outcome {
        int known;
        int answered;
        int wrong;
        int amongCandidates;
        int strange;
        int strangeAnswered;
        int strangeAskedBack;
    }
}
