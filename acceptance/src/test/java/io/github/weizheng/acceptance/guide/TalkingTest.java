package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.dialogue.Dialogues;
import io.github.weizheng.message.dialogue.Next;
import io.github.weizheng.message.dialogue.Question;
import io.github.weizheng.message.dialogue.TextMenu;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.preference.CitizenPreferences;
import io.github.weizheng.message.preference.Variants;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.route.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TalkingTest {
    private final SharedStore store = new InMemoryStore();

    @Test
    void aHallThatAsksAndSpeaksSeveralLanguages() throws Exception {
        // tag::talking[]
        Dialogues dialogues = Dialogues.builder(store)
                .question(Question.of(
                                "case-number",
                                answer -> answer.text().matches("\\d{4}")
                                        ? Next.end(Reply.text(answer.text() + "：办理中"))
                                        : Next.again(Reply.text("编号是4位数字，请重新发送"), Reply.text("请拨打12345")))
                        .within(Duration.ofMinutes(5)))
                .menu(
                        "main",
                        Duration.ofMinutes(10),
                        TextMenu.builder("请回复数字：")
                                .entry("社保", m -> Reply.text("社保请到一楼"))
                                .entry("查办件", "case-number", Reply.text("请发送受理编号"))
                                .build())
                .build();
        CitizenPreferences preferences = CitizenPreferences.builder(store).build();
        Variants<Inbound> welcome = Variants.of(preferences)
                .language("en", m -> Reply.text("Welcome"))
                .elder(m -> dialogues.show("main", m)) // 长者模式：数字菜单
                .otherwise(m -> Reply.text("您好"));
        Router router = Router.builder()
                .first(dialogues) // 等待中的问题先于一切规则
                .onText("查办件", m -> dialogues.ask("case-number", m, Reply.text("请发送受理编号")))
                .add(
                        Rule.exact("长者模式", preferences.choosingElder(true, welcome)), // 整句才算，“不要长者模式”不算
                        Rule.exact("退出长者模式", preferences.choosingElder(false, welcome)),
                        Rule.exact("English", preferences.choosingLanguage("en", welcome)),
                        Rule.exact("中文", preferences.choosingLanguage("zh", welcome)))
                .on(InboundEvent.Unsubscribe.class, e -> {
                    dialogues.forget(e); // 取消关注后须删除其资料
                    preferences.forget(e);
                    return Reply.none();
                })
                .otherwise(welcome)
                .build();
        // end::talking[]
        try (Hotline hotline = new Hotline()) {
            hotline.answer(CallbackEndpoint.builder(hotline.account, router)
                    .store(store)
                    .build());
            assertThat(hotline.says("在吗")).isEqualTo("您好");
            assertThat(hotline.says("查办件")).isEqualTo("请发送受理编号");
            assertThat(hotline.says("abc")).isEqualTo("编号是4位数字，请重新发送");
            assertThat(hotline.says("1234")).isEqualTo("1234：办理中");
            assertThat(hotline.says("English")).isEqualTo("Welcome");
            assertThat(hotline.says("长者模式")).contains("1 社保");
            assertThat(hotline.says("１")).isEqualTo("社保请到一楼");
            assertThat(hotline.says("退出长者模式")).isEqualTo("Welcome");
            assertThat(hotline.says("中文")).isEqualTo("您好");
        }
    }
}
