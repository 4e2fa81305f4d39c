package io.github.weizheng.message.file.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.message.faq.Faq;
import io.github.weizheng.message.faq.FaqEntry;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.test.Delivered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An office keeps its keyword replies in a file. */
class RuleFileTest {
    private static final String YAML = """
            - name: 社保
              words: [社保, 社会保险]
              reply: 请点“社保查询”。
            - words: 国办发〔2013〕100号
              match: exact
              reply: 文件全文见官网。
            - words: 我要|我想
              match: prefix
              reply: 请说明要办的事项。
            - words: ^\\d{12}$
              match: pattern
              reply: 正在查询。
            - words: PROGRESS
              match: menu
              reply: 请输入受理编号。
            - words: hall-
              match: scene_prefix
              reply: 欢迎来到大厅。
            - words: hall-1
              match: scene
              reply: 欢迎来到一号大厅。
            - name: 上班时间转人工
              words: 人工
              hours:
                - 周一至周五 09:00-12:00 14:00-17:00
                - SAT 09:00-12:00
                - 2026-10-01 休
                - 2026-10-10 09:00-17:00
              transfer: true
            - words: 人工
              priority: -1
              reply: 现在是下班时间。
            - synonyms: [人工, 客服, 真人]
            """;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T02:00:00Z"));
    private final Router router = router(RuleFile.parse("rules.yaml", YAML.getBytes(UTF_8)));

    @Test
    void everyWayOfMatchingAnswers() throws Exception {
        assertThat(text("社会保险怎么交")).isEqualTo(Reply.text("请点“社保查询”。"));
        assertThat(text("国办发[2013] １００号")).isEqualTo(Reply.text("文件全文见官网。"));
        assertThat(text("我想落户")).isEqualTo(Reply.text("请说明要办的事项。"));
        assertThat(text("202611250001")).isEqualTo(Reply.text("正在查询。"));
        assertThat(answer(Delivered.event("CLICK", "<EventKey>PROGRESS</EventKey>")))
                .isEqualTo(Reply.text("请输入受理编号。"));
        assertThat(answer(Delivered.event("SCAN", "<EventKey>hall-1</EventKey>")))
                .isEqualTo(Reply.text("欢迎来到一号大厅。"));
        assertThat(answer(Delivered.event("subscribe", "<EventKey>qrscene_hall-2</EventKey>")))
                .isEqualTo(Reply.text("欢迎来到大厅。"));
        assertThat(text("别的")).isEqualTo(Reply.text("？"));
    }

    @Test
    void agentsAreThereInTheirHoursOnly() throws Exception {
        assertThat(text("真人")).isEqualTo(Reply.transferToAgent());
        for (String closed : List.of(
                "2026-11-25T05:00:00Z", "2026-11-28T07:00:00Z", "2026-11-29T02:00:00Z", "2026-10-01T02:00:00Z")) {
            now.set(Instant.parse(closed));
            assertThat(text("人工")).as(closed).isEqualTo(Reply.text("现在是下班时间。"));
        }
        for (String open : List.of("2026-11-28T02:00:00Z", "2026-10-10T05:00:00Z")) {
            now.set(Instant.parse(open));
            assertThat(text("人工")).as(open).isEqualTo(Reply.transferToAgent());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "周一至周三　09：00－12：00",
                "周一-周三 9:00~12:00",
                "周三、周五 09:00 - 10:00，11:00—12:00; 星期三 9:00至12:00",
                "周五至周三 09:00-12:00",
                "周一至周日 09:00-12:00；周四 休；2026-11-01至2026-11-24 closed",
                "2026-11-25至2026-11-25 09:00-12:00",
            })
    void hoursAreReadAsPeopleWriteThem(String hours) throws Exception {
        String rules = "- words: 人工\n  transfer: true\n  hours: '" + hours + "'\n";
        Router read = router(RuleFile.parse("rules.yaml", rules.getBytes(UTF_8)));
        now.set(Instant.parse("2026-11-25T01:00:00Z"));
        assertThat(read.handle(message("人工"))).isEqualTo(Reply.transferToAgent());
        for (String closed : List.of("2026-11-25T04:00:00Z", "2026-11-26T02:00:00Z")) {
            now.set(Instant.parse(closed));
            assertThat(read.handle(message("人工"))).as(closed).isEqualTo(Reply.text("？"));
        }
    }

    @Test
    void wordsMayStandBetweenAnyOfTheUsualSeparators() throws Exception {
        String rules = """
                - words: 居住证;暂住证；居留证|签证｜护照、通行证
                  reply: 到二楼
                - words: [关于甲、乙的通知]
                  match: exact
                  reply: 全文见官网
                - synonyms: 护照、出国证件
                """;
        Router read = router(RuleFile.parse("rules.yaml", rules.getBytes(UTF_8)));
        for (String word : List.of("居住证", "暂住证", "居留证", "签证", "护照", "通行证", "出国证件")) {
            assertThat(read.handle(message(word))).as(word).isEqualTo(Reply.text("到二楼"));
        }
        assertThat(read.handle(message("关于甲、乙的通知"))).isEqualTo(Reply.text("全文见官网"));
    }

    @Test
    void aRuleThatTheRouterHasIsToldWithItsPlaceAndNothingIsAdded() throws Exception {
        RuleFile file =
                RuleFile.parse("rules.yaml", "- words: 医保\n  reply: a\n- words: 养老|社 保\n  reply: b\n".getBytes(UTF_8));
        Router.Builder building =
                Router.builder().onText("社保", m -> Reply.text("x")).otherwise(m -> Reply.text("？"));
        assertThatThrownBy(() -> file.addTo(building))
                .isInstanceOfSatisfying(BrokenFileException.class, e -> assertThat(e.mistakes())
                        .extracting(mistake -> mistake.text(Locale.CHINA))
                        .containsExactly("第 3 行：words：程序中已有相同的规则。实际：社 保。请删除其中一条，或改用不同的优先级或办公时间。"))
                .hasMessageStartingWith("rules.yaml: ");
        assertThat(building.build().handle(message("医保"))).isEqualTo(Reply.text("？"));
    }

    @Test
    void theSameInCsv(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("rules.csv"), """
                words,match,reply,transfer,hours,name,priority,synonyms
                社保；社会保险,,请点“社保查询”。,,,,,
                人工,,,是,周一至周五 09:00-12:00；周六 09:00-12:00,上班时间转人工,,
                人工,,现在是下班时间。,,,,-1,
                ,,,,,,,人工|客服
                ^\\d{2}|x$,pattern,两位数字。,,,,,
                """);
        Router read = router(RuleFile.read(file));
        assertThat(read.handle(message("社会保险"))).isEqualTo(Reply.text("请点“社保查询”。"));
        assertThat(read.handle(message("客服"))).isEqualTo(Reply.transferToAgent());
        assertThat(read.handle(message("42"))).isEqualTo(Reply.text("两位数字。"));
        now.set(Instant.parse("2026-11-25T05:00:00Z"));
        assertThat(read.handle(message("客服"))).isEqualTo(Reply.text("现在是下班时间。"));
        assertThatThrownBy(() -> RuleFile.read(directory.resolve("none.csv"))).isInstanceOf(BrokenFileException.class);
    }

    @Test
    void questionsComeAfterTheRulesAndTapsBefore() throws Exception {
        Faq faq = Faq.builder().of(List.of(FaqEntry.of("社保卡丢了怎么补办？", "请先挂失。"), FaqEntry.of("水费怎么缴？", "点菜单。")));
        Router.Builder building = Router.builder().first(faq.taps()).last(faq).otherwise(m -> Reply.text("？"));
        RuleFile.parse("rules.yaml", YAML.getBytes(UTF_8)).addTo(building);
        Router withFaq = building.build();
        assertThat(withFaq.handle(message("水费怎样缴"))).isEqualTo(Reply.text("点菜单。"));
        assertThat(withFaq.handle(message("社保卡丢了怎么补办？"))).isEqualTo(Reply.text("请点“社保查询”。"));
        assertThat(withFaq.handle(Delivered.parsed(Delivered.message(
                        "text", "<Content>社保卡丢了怎么补办？</Content><bizmsgmenuid>weizheng-faq</bizmsgmenuid>"))))
                .isEqualTo(Reply.text("请先挂失。"));
        assertThat(withFaq.explain(message("水费怎样缴")).toString()).contains("faq: 水费怎么缴？");
    }

    private Router router(RuleFile file) {
        Router.Builder building = Router.builder().clock(now::get).otherwise(m -> Reply.text("？"));
        file.addTo(building);
        return building.build();
    }

    private Reply text(String content) throws Exception {
        return router.handle(message(content));
    }

    private Reply answer(String xml) throws Exception {
        return router.handle(Delivered.parsed(xml));
    }

    private static Inbound message(String content) {
        return Delivered.parsed(Delivered.text(1, content));
    }
}
