package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.faq.Faq;
import io.github.weizheng.message.faq.FaqReload;
import io.github.weizheng.message.file.rules.RuleFile;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Explanation;
import io.github.weizheng.message.route.OpeningHours;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.route.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingTest {
    @TempDir
    Path folder;

    @Test
    void rulesAndWhyOneAnswers() throws Exception {
        // tag::rules[]
        OpeningHours hours = OpeningHours.builder()
                .weekdays("09:00-12:00", "13:30-17:00")
                .closedOn(LocalDate.of(2027, 1, 1)) // 放假
                .openOn(LocalDate.of(2027, 1, 3), "09:00-17:00") // 调休上班
                .build();
        Router router = Router.builder()
                .onText("社保", m -> Reply.text("社保业务请到二楼")) // 就是这个词，或含有这个词
                .synonyms("社保", "社会保险", "五险")
                .onText("国办发〔2013〕100号", m -> Reply.text("原文见官网")) // 括号、全角、空格怎么写都能对上
                .onScene("hall-7", (scene, e) -> Reply.text("您在七号窗口")) // 新关注与已关注的扫码同一条规则
                .add(
                        Rule.pattern(Pattern.compile("^\\d{12}$"), m -> Reply.text("受理编号 " + m.content())),
                        Rule.prefix("投诉", m -> Reply.text("已转督办")).priority(10),
                        Rule.exact("人工", m -> Reply.transferToAgent()).during(hours),
                        Rule.exact("人工", m -> Reply.text("上班时间为您转接")))
                .otherwise(m -> Reply.text("请换个说法，或回复“人工”"))
                .build();
        // end::rules[]
        AtomicReference<Inbound> last = new AtomicReference<>();
        try (Hotline hotline = new Hotline()) {
            hotline.answer(CallbackEndpoint.builder(hotline.account, m -> {
                        last.set(m);
                        return router.handle(m);
                    })
                    .build());
            assertThat(hotline.says("五险怎么交")).isEqualTo("社保业务请到二楼");
            assertThat(hotline.says("国办发[2013] 100 号")).isEqualTo("原文见官网");
            assertThat(hotline.says("310000123456")).isEqualTo("受理编号 310000123456");
            assertThat(Hotline.seen(hotline.citizen.scan("hall-7"))).isEqualTo("您在七号窗口");
            assertThat(Hotline.seen(hotline.citizen.followByScanning("hall-7"))).isEqualTo("您在七号窗口");
            assertThat(hotline.says("投诉社保窗口")).isEqualTo("已转督办");
            Inbound message = last.get();
            // tag::explain[]
            Explanation why = router.explain(message); // 不执行任何处理方法
            assertThat(why.toString()).isEqualTo("""
                            prefix 投诉: begins with 投诉
                              not keyword 社保 (contains 社保): priority 0, lower than 10""");
            // end::explain[]
        }
    }

    @Test
    void rulesAndQuestionsFromFiles() throws Exception {
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, """
                - words: 居住证|暂住证
                  reply: 居住证请到派出所办理
                - words: 人工
                  match: exact
                  transfer: true
                  hours: 周一至周五 09:00-12:00 14:00-17:00；2026-10-01 休
                - synonyms: 居住证|暂住证明
                """);
        Path questions = folder.resolve("faq.csv");
        Files.writeString(questions, """
                question,wordings,answer,category
                身份证丢了怎么补办,身份证遗失补领|补身份证,请带户口簿到派出所补领身份证,户政
                公积金怎么提取,提取公积金,登录官网提交提取申请,住房
                """);
        List<String> unanswered = new ArrayList<>();
        try (Hotline hotline = new Hotline()) {
            // tag::files[]
            Faq faq = Faq.builder()
                    .otherwise(Reply.transferToAgent()) // 都不像：转人工，并记下问题
                    .recordUnanswered(unanswered::add)
                    .open(questions);
            Router.Builder building =
                    Router.builder().first(faq.taps()).last(faq).otherwise(m -> Reply.text("请发文字"));
            RuleFile.read(rules).addTo(building); // 有错时列出每一处：行、列、原因、改法
            Router router = building.build();
            // end::files[]
            hotline.answer(CallbackEndpoint.builder(hotline.account, router).build());
            assertThat(hotline.says("暂住证在哪办")).isEqualTo("居住证请到派出所办理");
            assertThat(hotline.says("请问身份证丢了怎么补办啊")).isEqualTo("请带户口簿到派出所补领身份证");
            hotline.says("明天天气好吗");
            assertThat(unanswered).containsExactly("明天天气好吗");
            // tag::reload[]
            FaqReload reload = faq.reload(); // 由您的定时任务调用；文件有错则沿用旧内容
            reload.mistakes().forEach(mistake -> System.getLogger("faq")
                    .log(System.Logger.Level.WARNING, mistake.text(Locale.CHINA)));
            // end::reload[]
            assertThat(reload.changed()).isFalse();
        }
    }
}
