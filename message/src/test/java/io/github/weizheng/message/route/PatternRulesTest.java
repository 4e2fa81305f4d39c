package io.github.weizheng.message.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Rules by the form of a text: what they fit, and what they may cost. */
class PatternRulesTest {
    @Test
    void aPatternThatTakesTooLongIsPassedOver() throws Exception {
        Router slow = router(
                Rule.pattern(Pattern.compile("^(a+)+$"), says("slow")),
                Rule.pattern(Pattern.compile("(?:x|y)*z"), says("deep")));
        assertThat(slow.handle(text("aaaa"))).isEqualTo(Reply.text("slow"));
        assertThat(slow.handle(text("a".repeat(40) + "b"))).isEqualTo(Reply.text("otherwise"));
        assertThat(slow.handle(text("xy".repeat(499) + "!"))).isEqualTo(Reply.text("otherwise"));
        assertThat(slow.handle(text("a".repeat(1001)))).isEqualTo(Reply.text("otherwise"));
    }

    @ParameterizedTest
    @CsvSource({
        "'^国办发[〔\\[]\\d{4}[〕\\]]\\d+号$', 国办发〔2013〕100号",
        "'^国办发[〔\\[]\\d{4}[〕\\]]\\d+号$', 国办发[2013]100号",
        "'^国办发[〔\\[]\\d{4}[〕\\]]\\d+号$', 国办发［２０１３］１００号",
        "'^\\[微笑\\]$', [微笑]",
        "'受理编号：\\d+', 请查受理编号：1234",
        "'受理编号:\\d+', 受理编号：１２３４",
        "'受理编号:\\d+', 受理编号:1234",
        "'^\\{.*}$', {1}",
        "'「.+」', 「引」",
        "'，', '你好，世界'",
        "'^\\d{4}$', '\u00a012\u200b34\ufeff'",
        "'^甲\\n乙$', '甲\n乙'"
    })
    void aPatternFitsWhatItsAuthorWouldExpect(String pattern, String said) throws Exception {
        Router one = router(Rule.pattern(Pattern.compile(pattern), says("fits")));
        assertThat(one.handle(text(said))).isEqualTo(Reply.text("fits"));
    }

    @ParameterizedTest
    @CsvSource({"'受理编号：\\d+', 受理编号:1234", "'\\(2013\\)', 〔2013〕", "'\\(2013\\)', [2013]"})
    void aPatternFitsNothingElse(String pattern, String said) throws Exception {
        Router one = router(Rule.pattern(Pattern.compile(pattern), says("fits")));
        assertThat(one.handle(text(said))).isEqualTo(Reply.text("otherwise"));
    }

    @Test
    void onlyPatternsThatTakeTooLongArePassedOver() throws Exception {
        Router both = router(
                Rule.pattern(Pattern.compile("^(a+?)+?c"), says("slow")),
                Rule.pattern(Pattern.compile("b$"), says("fits")));
        assertThat(both.handle(text("a".repeat(40) + "b"))).isEqualTo(Reply.text("fits"));
    }

    @Test
    void allPatternsTogetherReadOnlySoMuchOfATextAndSaySoOnce() throws Exception {
        Router.Builder builder = Router.builder();
        for (int i = 0; i < 30; i++) {
            builder.add(Rule.pattern(Pattern.compile("^(a+?)+?c" + i), says("slow")));
        }
        Router many = builder.add(Rule.pattern(Pattern.compile("b"), says("too late")))
                .otherwise(says("otherwise"))
                .build();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger library = (Logger) LoggerFactory.getLogger("io.github.weizheng.message.route");
        lines.start();
        library.addAppender(lines);
        try {
            assertThat(many.handle(text("a".repeat(40) + "b"))).isEqualTo(Reply.text("otherwise"));
            assertThat(many.handle(text("b"))).isEqualTo(Reply.text("too late"));
        } finally {
            library.detachAppender(lines);
        }
        assertThat(lines.list)
                .singleElement()
                .asString()
                .contains("pattern ^(a+?)+?c0")
                .doesNotContain("aaaa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(?=){2000000000}$", "^(){2000000000}", "(|){40}号$", "((|){2000}){2000}x号"})
    void aPatternThatMustMatchNothingTooOftenIsRefused(String pattern) {
        assertThatThrownBy(() -> Rule.pattern(Pattern.compile(pattern), says("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pattern: up to 100 ways to match nothing, actual ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(\\s*|-*)",
                "(?:x?|y?)",
                "(省?|市?)",
                "(x?)?",
                "((?:x*))*",
                "(?=x|)(|)",
                "(?i:[^]a]?|\\x41?)",
                "(\\Qab\\E?|)(|\\.)?",
                "$?",
                "(?>x*|y*){2}",
                "([[a-z]&&[^|]]?|\\p{L}*)"
            })
    void aPatternWithTooManyWaysToMatchNothingIsRefused(String part) {
        Pattern few = Pattern.compile("^你好" + part.repeat(3) + "号$");
        assertThatCode(() -> Rule.pattern(few, says("x"))).doesNotThrowAnyException();
        Pattern many = Pattern.compile("^你好" + part.repeat(30) + "号$");
        assertThatThrownBy(() -> Rule.pattern(many, says("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pattern: up to 100 ways to match nothing, actual ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "第?\\s*(?:(\\d{1,2})|([一二三]{1,3}))\\s*[项个号]?",
                "(?:社保|医保)?",
                "(?:a\\||b\\)?c|[(|]+)",
                "\\Q(|)?(|)?\\E",
                "(?i)[a-z&&[^x]]*\\(?",
                "(?=\\d)(?<!x)\\bx?",
            })
    void anOrdinaryPatternIsTakenHoweverLong(String part) {
        Pattern pattern = Pattern.compile(part.repeat(15));
        assertThatCode(() -> Rule.pattern(pattern, says("x"))).doesNotThrowAnyException();
        Pattern literal = Pattern.compile("(|)".repeat(30), Pattern.LITERAL);
        assertThatCode(() -> Rule.pattern(literal, says("x"))).doesNotThrowAnyException();
    }

    @Test
    void aPatternWhoseWhiteSpaceDoesNotCountIsRefused() {
        for (Pattern pattern : List.of(
                Pattern.compile("a b", Pattern.COMMENTS),
                Pattern.compile("(?x) a b"),
                Pattern.compile("a(?ix-s: b)"))) {
            assertThatThrownBy(() -> Rule.pattern(pattern, says("x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(?x)");
        }
    }

    private static Router router(Rule... rules) {
        return Router.builder()
                .add(rules)
                .otherwise(m -> Reply.text("otherwise"))
                .build();
    }

    private static <T extends Inbound> InboundHandler<T> says(String answer) {
        return m -> Reply.text(answer);
    }

    private static Inbound text(String content) {
        return Delivered.parsed(Delivered.text(1, content));
    }
}
