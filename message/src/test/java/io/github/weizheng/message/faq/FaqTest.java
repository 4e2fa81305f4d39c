package io.github.weizheng.message.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.message.dialogue.Dialogues;
import io.github.weizheng.message.dialogue.Next;
import io.github.weizheng.message.dialogue.NumberedText;
import io.github.weizheng.message.dialogue.Question;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Match;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.route.RuleSource;
import io.github.weizheng.message.test.Delivered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaqTest {
    private static final Pattern LINK = Pattern.compile(
            "<a href=\"weixin://bizmsgmenu\\?msgmenucontent=([^\"&]+)&msgmenuid=([^\"&]+)\">([^<]+)</a>");
    private final List<FaqEntry> entries = Faq.parse("questions.yaml", FaqQualityTest.resource("questions.yaml"));
    private final Faq faq = Faq.builder().of(entries);

    @Test
    void aQuestionInOtherWordsIsAnswered() throws Exception {
        assertThat(reply(faq, "医保电子凭证怎么激活")).contains(Reply.text("在微信搜索“医保电子凭证”，授权并刷脸后即可激活。"));
        assertThat(match(faq, "想开个小卖部怎么办营业执照").orElseThrow())
                .satisfies(match -> assertThat(match.rule()).isEqualTo("faq: 企业: 营业执照怎么办理？"))
                .satisfies(match -> assertThat(match.reason()).isEqualTo("0.60, at least 0.45"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"个税APP退税", "个税 ａｐｐ 退税！", "　个税，app…退税?? "})
    void caseWidthAndPunctuationMakeNoDifference(String text) {
        assertThat(match(faq, text).orElseThrow().reason()).isEqualTo("the same question");
    }

    @Test
    void anUncertainOneIsAskedBackWithLinksThatAreAnsweredWhenTapped() throws Exception {
        String asked = text(reply(faq, "身份证").orElseThrow());
        assertThat(asked).startsWith("您是想问：\n");
        Matcher link = LINK.matcher(asked);
        int links = 0;
        while (link.find()) {
            Inbound tapped = Delivered.parsed(Delivered.message(
                    "text",
                    "<Content><![CDATA[" + link.group(1) + "]]></Content><MsgId>2</MsgId><bizmsgmenuid>" + link.group(2)
                            + "</bizmsgmenuid>"));
            assertThat(faq.taps().match(tapped).orElseThrow().rule()).endsWith(link.group(3));
            assertThat(faq.match(tapped).orElseThrow().reason()).isEqualTo("the same question");
            links++;
        }
        assertThat(links).isEqualTo(3);
    }

    @Test
    void typedWordsAreNoTap() {
        RuleSource taps = faq.taps();
        assertThat(taps.match(text("身份证到期怎么换领？"))).isEmpty();
        assertThat(taps.match(Delivered.parsed(
                        Delivered.message("text", "<Content>身份证到期怎么换领？</Content><bizmsgmenuid>101</bizmsgmenuid>"))))
                .isEmpty();
        assertThat(taps.match(Delivered.parsed(Delivered.message(
                        "text", "<Content>早已删除的问题</Content><bizmsgmenuid>weizheng-faq</bizmsgmenuid>"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is A&B \"open\" <now> at 5%?",
                "C++ #1 msgmenuid=2&x",
                "</a><a href=\"http://evil\">点我",
                "it's a\\b?"
            })
    void whateverAQuestionHoldsItsLinkIsWhole(String question) throws Exception {
        Faq odd = Faq.builder()
                .scores(1, 0.01)
                .of(List.of(FaqEntry.of(question, "答"), FaqEntry.of(question + "另一个", "二")));
        String asked = text(reply(odd, question + "某个").orElseThrow());
        Matcher link = LINK.matcher(asked);
        assertThat(link.find()).isTrue();
        assertThat(reply(odd, link.group(1))).contains(Reply.text("答"));
        assertThat(LINK.matcher(asked).replaceAll("")).isEqualTo("您是想问：\n\n");
    }

    @Test
    void threeOfTheLongestQuestionsFitInOneReply() throws Exception {
        Faq longest = Faq.builder()
                .scores(1, 0.01)
                .intro("问".repeat(100))
                .of(List.of(
                        FaqEntry.of("长".repeat(79) + "一", "1"),
                        FaqEntry.of("长".repeat(79) + "二", "2"),
                        FaqEntry.of("长".repeat(79) + "三", "3")));
        assertThat(text(reply(longest, "长").orElseThrow())).contains("一</a>", "二</a>", "三</a>");
    }

    @Test
    void whatIsNotOnTheListFallsThroughUnlessToldOtherwise() throws Exception {
        assertThat(match(faq, "今天天气怎么样")).isEmpty();
        Faq handingOver = Faq.builder().otherwise(Reply.transferToAgent()).of(entries);
        assertThat(reply(handingOver, "今天天气怎么样")).contains(Reply.transferToAgent());
        assertThat(match(handingOver, "今天天气怎么样").orElseThrow().rule()).isEqualTo("faq: no answer");
    }

    @Test
    void anUnansweredQuestionIsRecordedWhenItIsHandledAndNotWhenItIsLookedAt() throws Exception {
        List<String> unanswered = new ArrayList<>();
        Faq recording = Faq.builder()
                .otherwise(Reply.text("请拨打 12345。"))
                .recordUnanswered(unanswered::add)
                .of(entries);
        assertThat(match(recording, "狗牌怎么上")).isPresent();
        assertThat(unanswered).isEmpty();
        assertThat(reply(recording, "狗牌怎么上")).contains(Reply.text("请拨打 12345。"));
        assertThat(unanswered).containsExactly("狗牌怎么上");
    }

    @Test
    void aStoryIsNotCompared() {
        String story = "社保卡丢了怎么补办？" + "说来话长。".repeat(50);
        assertThat(match(faq, story)).isEmpty();
        Faq handingOver = Faq.builder().otherwise(Reply.transferToAgent()).of(entries);
        assertThat(match(handingOver, story).orElseThrow().reason()).isEqualTo("longer than 240 characters");
    }

    @Test
    void theLongestQuestionIsFoundWhenTapped() {
        Faq longest = Faq.builder().of(List.of(FaqEntry.of("q".repeat(240), "答")));
        assertThat(match(longest, "q".repeat(240))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "？！", "😀😀", "\uD83D"})
    void whatHasNoWordsMatchesNothing(String text) {
        assertThat(faq.match(text(text))).isEmpty();
    }

    @Test
    void recognisedSpeechIsText() throws Exception {
        Inbound spoken = Delivered.parsed(
                Delivered.message("voice", "<MediaId>m</MediaId><Recognition>医保电子凭证怎么激活。</Recognition>"));
        assertThat(faq.match(spoken).orElseThrow().rule()).isEqualTo("faq: 医保: 医保电子凭证如何激活？");
        assertThat(faq.match(Delivered.parsed(
                        Delivered.message("voice", "<MediaId>m</MediaId><Recognition></Recognition>"))))
                .isEmpty();
    }

    @Test
    void whatIsNoTextMatchesNothing() {
        assertThat(faq.match(Delivered.parsed(Delivered.message("image", "<PicUrl>x</PicUrl>"))))
                .isEmpty();
        assertThat(faq.match(Delivered.parsed(Delivered.event("subscribe", ""))))
                .isEmpty();
    }

    @Test
    void otherLanguagesAreComparedByWords() throws Exception {
        Faq english = Faq.builder()
                .of(List.of(
                        FaqEntry.of("How do I renew my residence permit?", "At the counter."),
                        FaqEntry.of("Where can I exchange my driving licence?", "At the vehicle office.")));
        assertThat(reply(english, "renew residence permit")).contains(Reply.text("At the counter."));
    }

    @Test
    void candidatesCanBeAskedInAnotherWay() throws Exception {
        Faq numbered = Faq.builder()
                .candidates((inbound, found) -> Reply.text(found.size() + " 个可能的问题"))
                .of(entries);
        assertThat(reply(numbered, "身份证")).contains(Reply.text("3 个可能的问题"));
    }

    @Test
    void eldersPickACandidateByItsNumber() throws Exception {
        Question which = Question.of("faq", answer -> {
                    List<String> shown = answer.data().lines().toList();
                    int number = NumberedText.of("您是想问：", shown, "")
                            .pick(answer.text())
                            .orElseThrow();
                    return Next.stay(Reply.text(
                            faq.entry(shown.get(number - 1)).orElseThrow().answer()));
                })
                .accepting(
                        answer -> NumberedText.of("您是想问：", answer.data().lines().toList(), "")
                                .pick(answer.text())
                                .isPresent());
        Dialogues dialogues =
                Dialogues.builder(new InMemoryStore()).question(which).build();
        Faq numbered = Faq.builder()
                .candidates((inbound, found) -> {
                    List<String> shown = found.stream().map(FaqEntry::question).toList();
                    NumberedText list = NumberedText.of("您是想问：", shown, "");
                    return dialogues.ask("faq", inbound, String.join("\n", shown), list.reply());
                })
                .of(entries);
        Router router = Router.builder()
                .first(dialogues)
                .last(numbered)
                .otherwise(m -> Reply.none())
                .build();
        String list = text(router.handle(text("身份证")));
        assertThat(list).startsWith("您是想问：\n1 ");
        String second = list.lines().skip(2).findFirst().orElseThrow().substring(2);
        assertThat(router.handle(Delivered.parsed(Delivered.text(2, "2"))))
                .isEqualTo(Reply.text(faq.entry(second).orElseThrow().answer()));
    }

    @Test
    void anotherListTakesItsPlace() throws Exception {
        Faq changing = Faq.builder().of(entries);
        changing.replace(List.of(FaqEntry.of("几点下班？", "五点。")));
        assertThat(changing.size()).isEqualTo(1);
        assertThat(reply(changing, "几点下班")).contains(Reply.text("五点。"));
        assertThat(match(changing, "社保卡挂失")).isEmpty();
        assertThatThrownBy(() -> changing.replace(List.of(FaqEntry.of("甲?", "1"), FaqEntry.of("甲！", "2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one entry each, actual two");
        assertThat(changing.size()).isEqualTo(1);
    }

    @Test
    void anEmptyListMatchesNothing() {
        assertThat(match(Faq.builder().of(List.of()), "社保卡")).isEmpty();
    }

    @Test
    void impossibleListsAreRefused() {
        assertThatThrownBy(() -> Faq.builder().scores(0.2, 0.3)).hasMessageContaining("0 < candidates <= sure <= 1");
        assertThatThrownBy(() -> Faq.builder().scores(Double.NaN, 0.3)).hasMessageContaining("sure");
        assertThatThrownBy(() -> Faq.builder().intro("问".repeat(101))).hasMessageContaining("300 bytes, actual 303");
        assertThatThrownBy(() -> Faq.builder().recordUnanswered(text -> {}).of(entries))
                .hasMessageContaining("otherwise: needed");
        assertThatThrownBy(() -> FaqEntry.of("问".repeat(81), "答")).hasMessageContaining("240 bytes, actual 243");
        assertThatThrownBy(() -> FaqEntry.of("?".repeat(80) + "x", "答")).hasMessageContaining("240 bytes, actual 241");
        assertThatThrownBy(() -> FaqEntry.of("？", "答")).hasMessageContaining("at least 1 letter or digit");
        assertThatThrownBy(() -> FaqEntry.of("两\n行", "答")).hasMessageContaining("one line");
        assertThatThrownBy(() -> FaqEntry.of("问", " ")).hasMessageContaining("answer: at least 1");
        assertThatThrownBy(() -> FaqEntry.of("问", "答".repeat(683))).hasMessageContaining("2048 bytes, actual 2049");
    }

    static Optional<Match> match(Faq faq, String text) {
        return faq.match(text(text));
    }

    static Optional<Reply> reply(Faq faq, String text) throws Exception {
        Inbound inbound = text(text);
        Optional<Match> match = faq.match(inbound);
        return match.isPresent() ? Optional.of(match.get().handler().handle(inbound)) : Optional.empty();
    }

    private static Inbound text(String text) {
        return Delivered.parsed(Delivered.text(1, text));
    }

    private static String text(Reply reply) {
        String xml = reply.toXml(text(""), java.time.Instant.EPOCH).orElseThrow();
        return xml.substring(xml.indexOf("<Content><![CDATA[") + 18, xml.indexOf("]]></Content>"));
    }
}
