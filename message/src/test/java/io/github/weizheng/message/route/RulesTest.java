package io.github.weizheng.message.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.inbound.MenuEvent;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final Instant OPEN = Instant.parse("2026-11-25T02:00:00Z"); // Wednesday, ten o'clock in Beijing
    private static final Instant CLOSED = Instant.parse("2026-11-25T14:00:00Z");
    private static final OpeningHours HOURS =
            OpeningHours.builder().weekdays("09:00-17:00").build();

    private Instant now = OPEN;
    private final Router router = router(
            Rule.exact("社保", says("whole")).named("whole"),
            Rule.prefix("投诉", says("begins")).named("begins"),
            Rule.prefix("投诉 环保", says("begins longer")).named("begins longer"),
            Rule.contains("社保卡", says("contains")).named("contains"),
            Rule.keyword("国办发〔2013〕100号", says("document")).named("document"),
            Rule.pattern(Pattern.compile("^[A-Z]{2}\\d{6}$"), says("case number"))
                    .named("case number"),
            Rule.keyword("人工", says("agent on duty")).named("agent on duty").during(HOURS),
            Rule.keyword("人工", says("agent at home")).named("agent at home"),
            Rule.contains("110", says("emergency")).named("emergency").priority(10),
            Rule.type(InboundMessage.Text.class, says("any text"))
                    .named("any text")
                    .priority(-1));

    @ParameterizedTest
    @CsvSource({
        "社保, whole",
        "'  社 保 ', whole",
        "我要办社保卡, contains",
        "我要社保, any text",
        "投诉噪音, begins",
        "我要投诉, any text",
        "投诉环保局, begins longer",
        "请问（国办发[2013] 100号）在哪, document",
        "AB123456, case number",
        "ＡＢ１２３４５６, case number",
        "ab123456, any text",
        "打110还是办社保卡, emergency",
        "人工, agent on duty",
        "转人工, agent on duty"
    })
    void theClosestFitOfTheHighestPriorityAnswers(String said, String answer) throws Exception {
        assertThat(router.handle(text(said))).isEqualTo(Reply.text(answer));
        assertThat(router.explain(text(said)).rule()).isEqualTo(answer);
    }

    @Test
    void outsideItsHoursARuleDoesNotFit() throws Exception {
        now = CLOSED;
        assertThat(router.handle(text("人工"))).isEqualTo(Reply.text("agent at home"));
        assertThat(router.explain(text("人工")).toString()).isEqualTo("""
                        agent at home: is 人工
                          not agent on duty (is 人工): outside its opening hours
                          not any text (is of the type Text): priority -1, lower than 0""");
    }

    @Test
    void aRuleWithoutHoursComesAfterOneWithAndIsSaidTo() {
        Router three = router(
                Rule.exact("人工", says("always")).named("always"),
                Rule.exact("人工", says("now")).named("now").during(HOURS),
                Rule.exact("人工", says("later")).named("later").during(HOURS.inverse()));
        assertThat(three.explain(text("人工")).toString()).isEqualTo("""
                        now: is 人工
                          not later (is 人工): outside its opening hours
                          not always (is 人工): has no opening hours, and the other one is open now""");
    }

    @Test
    void theLowestPriorityIsTheLowest() throws Exception {
        Router extremes = router(
                Rule.exact("社保", says("lowest")).priority(Integer.MIN_VALUE),
                Rule.contains("社", says("highest")).priority(Integer.MAX_VALUE),
                Rule.contains("保", says("middle")));
        assertThat(extremes.handle(text("社保"))).isEqualTo(Reply.text("highest"));
        assertThat(extremes.handle(text("投保"))).isEqualTo(Reply.text("middle"));
        assertThat(extremes.explain(text("社保")).passed())
                .extracting(Explanation.Passed::rule)
                .containsExactly("contains 保", "exact 社保");
    }

    @Test
    void theOppositeHoursAnswerOutsideOfThem() throws Exception {
        Router both = router(
                Rule.exact("人工", says("now")).during(HOURS),
                Rule.exact("人工", says("tomorrow")).during(HOURS.inverse()));
        assertThat(both.handle(text("人工"))).isEqualTo(Reply.text("now"));
        now = CLOSED;
        assertThat(both.handle(text("人工"))).isEqualTo(Reply.text("tomorrow"));
        assertThat(HOURS.inverse().inverse().isOpen(OPEN)).isTrue();
    }

    @Test
    void aSceneIsOneRouteForFollowersAndNewOnes() throws Exception {
        Router scenes = Router.builder()
                .onSubscribe(e -> Reply.text("welcome"))
                .onScene("hall-7", (scene, e) -> Reply.text(scene + ' ' + (e instanceof InboundEvent.Subscribe)))
                .add(Rule.scenePrefix("case_", (scene, e) -> Reply.text("case " + scene)))
                .otherwise(m -> Reply.none())
                .build();
        assertThat(scenes.handle(event("subscribe", "<EventKey>qrscene_hall-7</EventKey><Ticket>t</Ticket>")))
                .isEqualTo(Reply.text("hall-7 true"));
        assertThat(scenes.handle(event("SCAN", "<EventKey>hall-7</EventKey>"))).isEqualTo(Reply.text("hall-7 false"));
        assertThat(scenes.handle(event("SCAN", "<EventKey>case_qrscene_9</EventKey>")))
                .isEqualTo(Reply.text("case case_qrscene_9"));
        assertThat(scenes.handle(event("subscribe", ""))).isEqualTo(Reply.text("welcome"));
        assertThat(scenes.handle(event("subscribe", "<EventKey>qrscene_other</EventKey>")))
                .isEqualTo(Reply.text("welcome"));
        assertThat(scenes.explain(event("SCAN", "<EventKey>other</EventKey>")).rule())
                .isEqualTo("none");
    }

    @Test
    void aMenuKeyIsARouteForEveryKindOfTapThatHasOne() throws Exception {
        Router menu = Router.builder()
                .onMenuClick(MenuKey.of("BILL"), e -> Reply.text("clicked"))
                .add(
                        Rule.menu(
                                MenuKey.of("BILL"),
                                MenuEvent.ScanCodeWaitMsg.class,
                                e -> Reply.text("scanned " + e.scanResult())),
                        Rule.menu(MenuKey.of("ANY"), MenuEvent.Keyed.class, e -> Reply.text("any " + e.key())))
                .otherwise(m -> Reply.text("otherwise"))
                .build();
        String code = "<ScanCodeInfo><ScanResult>42</ScanResult></ScanCodeInfo>";
        Inbound scanned = event("scancode_waitmsg", "<EventKey>BILL</EventKey>" + code);
        assertThat(menu.handle(scanned)).isEqualTo(Reply.text("scanned 42"));
        assertThat(menu.explain(scanned).toString()).isEqualTo("menu key of ScanCodeWaitMsg BILL: is BILL");
        assertThat(menu.handle(event("CLICK", "<EventKey>BILL</EventKey>"))).isEqualTo(Reply.text("clicked"));
        assertThat(menu.handle(event("location_select", "<EventKey>ANY</EventKey>")))
                .isEqualTo(Reply.text("any ANY"));
        assertThat(menu.handle(event("pic_weixin", "<EventKey>BILL</EventKey>")))
                .isEqualTo(Reply.none());
    }

    @Test
    void whoWaitsForTheAnswerToAScannedCodeGetsTheFallback() throws Exception {
        Inbound waiting = event("scancode_waitmsg", "<EventKey>other</EventKey>");
        assertThat(router.handle(waiting)).isEqualTo(Reply.text("otherwise"));
        assertThat(router.handle(event("scancode_push", "<EventKey>other</EventKey>")))
                .isEqualTo(Reply.none());
    }

    @Test
    void speechThatWasRecognisedIsText() throws Exception {
        Inbound voice = Delivered.parsed(
                Delivered.message("voice", "<MediaId>m</MediaId><Recognition>我要办社保卡。</Recognition><MsgId>1</MsgId>"));
        assertThat(router.handle(voice)).isEqualTo(Reply.text("contains"));
        Inbound whole = Delivered.parsed(
                Delivered.message("voice", "<MediaId>m</MediaId><Recognition>社保。</Recognition><MsgId>1</MsgId>"));
        assertThat(router.handle(whole)).as("nobody says a full stop").isEqualTo(Reply.text("whole"));
        Inbound unclear = Delivered.parsed(
                Delivered.message("voice", "<MediaId>m</MediaId><Recognition>嗯</Recognition><MsgId>1</MsgId>"));
        assertThat(router.handle(unclear)).as("it is a text").isEqualTo(Reply.text("any text"));
        Inbound mumbled =
                Delivered.parsed(Delivered.message("voice", "<MediaId>m</MediaId><Recognition/><MsgId>1</MsgId>"));
        assertThat(router.handle(mumbled)).isEqualTo(Reply.text("otherwise"));
    }

    @Test
    void aSynonymStandsForTheWord() throws Exception {
        Router synonyms = Router.builder()
                .synonyms("社保", "社会保险", "五险")
                .onText("社保", m -> Reply.text("社保"))
                .add(Rule.exact("五险", m -> Reply.text("五险")))
                .otherwise(m -> Reply.none())
                .build();
        assertThat(synonyms.handle(text("社会保险怎么交"))).isEqualTo(Reply.text("社保"));
        assertThat(synonyms.explain(text("社会保险")).reason()).isEqualTo("is 社会保险, a synonym");
        assertThat(synonyms.handle(text("五险")))
                .as("its own word comes before a synonym")
                .isEqualTo(Reply.text("五险"));
    }

    @Test
    void whatIsUnderWayComesFirstAndFrequentQuestionsLast() throws Exception {
        RuleSource talk = in -> content(in).contains("A1") ? Optional.of(match("talk")) : Optional.empty();
        RuleSource faq = in -> content(in).contains("?") ? Optional.of(match("faq")) : Optional.empty();
        Router all = Router.builder()
                .last(faq)
                .onText("社保", m -> Reply.text("rule"))
                .first(talk)
                .otherwise(m -> Reply.text("otherwise"))
                .build();
        assertThat(all.handle(text("A1 社保?"))).isEqualTo(Reply.text("talk"));
        assertThat(all.handle(text("社保?"))).isEqualTo(Reply.text("rule"));
        assertThat(all.handle(text("医保?"))).isEqualTo(Reply.text("faq"));
        assertThat(all.handle(text("医保"))).isEqualTo(Reply.text("otherwise"));
        assertThat(all.explain(text("A1 社保?")).toString()).isEqualTo("""
                        talk: because
                          not keyword 社保 (contains 社保): comes after talk
                          not faq (because): comes after talk""");
        assertThat(all.explain(text("医保")).toString()).isEqualTo("otherwise: no rule fits");
    }

    @Test
    void twoRulesForTheSameAreAMistakeUnlessTheirTimesOrPrioritiesDiffer() {
        Router.Builder builder = Router.builder().add(Rule.exact("社保", says("a")));
        assertThatThrownBy(() -> builder.add(Rule.exact("社 保", says("b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exact: one handler each, actual two for 社保");
        assertThatThrownBy(() -> Router.builder()
                        .onScene("s", (scene, e) -> Reply.none())
                        .onScene("s", (scene, e) -> Reply.none()))
                .hasMessageContaining("scene");
        builder.add(Rule.exact("社保", says("c")).during(HOURS), Rule.contains("社保", says("d")));
        builder.add(Rule.exact("社保", says("e")).priority(1));
    }

    @Test
    void mistakesOfRulesAreNamed() {
        assertThatThrownBy(() -> Rule.prefix("　", says("x"))).hasMessageContaining("visible");
        assertThatThrownBy(() -> Rule.scene("", (s, e) -> Reply.none())).hasMessageContaining("scene");
        assertThatThrownBy(() -> Rule.exact("x", says("x")).named(" ")).hasMessageContaining("name");
        assertThatThrownBy(() -> Router.builder().synonyms("社保", " ")).hasMessageContaining("synonym");
        assertThatThrownBy(() -> Rule.pattern(Pattern.compile("a".repeat(1001)), says("x")))
                .hasMessageContaining("1000");
        assertThat(Rule.menu(MenuKey.of("A"), e -> Reply.none()).priority(3))
                .hasToString("Rule[menu key A, priority 3]");
    }

    @Property
    void whatIsExplainedIsWhatAnswers(@ForAll("words") List<String> words, @ForAll("texts") String said)
            throws Exception {
        Router.Builder builder = Router.builder();
        IntStream.range(0, words.size()).forEach(i -> builder.add(rule(i, words.get(i))));
        Router generated = builder.otherwise(m -> Reply.text("otherwise")).build();
        Explanation explained = generated.explain(text(said));
        assertThat(generated.handle(text(said))).isEqualTo(Reply.text(explained.rule()));
        long fitting = words.stream().filter(said::contains).count();
        assertThat(explained.passed().size() + (explained.rule().equals("otherwise") ? 0 : 1))
                .isLessThanOrEqualTo((int) fitting);
    }

    private static Rule rule(int i, String word) {
        InboundHandler<InboundMessage.Text> handler = m -> Reply.text("rule " + i);
        Rule rule =
                switch (i % 3) {
                    case 0 -> Rule.exact(word, handler);
                    case 1 -> Rule.prefix(word, handler);
                    default -> Rule.contains(word, handler);
                };
        return rule.named("rule " + i).priority(i % 5);
    }

    @Provide
    static Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars("社保卡")
                .ofMinLength(1)
                .ofMaxLength(4)
                .list()
                .uniqueElements()
                .ofMaxSize(12);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("社保卡").ofMinLength(1).ofMaxLength(8);
    }

    private Router router(Rule... rules) {
        Router.Builder builder = Router.builder().clock(() -> now);
        builder.add(rules);
        return builder.otherwise(m -> Reply.text("otherwise")).build();
    }

    private static <T extends Inbound> InboundHandler<T> says(String answer) {
        return m -> Reply.text(answer);
    }

    private static Match match(String name) {
        return new Match(name, "because", m -> Reply.text(name));
    }

    private static String content(Inbound inbound) {
        return ((InboundMessage.Text) inbound).content();
    }

    private static Inbound text(String content) {
        return Delivered.parsed(Delivered.text(1, content));
    }

    private static Inbound event(String event, String fields) {
        return Delivered.parsed(Delivered.event(event, fields));
    }
}
