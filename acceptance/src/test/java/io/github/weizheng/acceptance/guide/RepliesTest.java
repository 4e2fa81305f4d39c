package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.customerservice.CustomerServiceMessage;
import io.github.weizheng.message.customerservice.CustomerServiceMessages;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepliesTest {
    @Test
    void theKindsOfReplies() throws Exception {
        // tag::replies[]
        Router router = Router.builder()
                .onText("地址", m -> Reply.text("人民路 1 号"))
                .onText("地图", m -> Reply.image("media_id"))
                .onText("广播", m -> Reply.voice("media_id"))
                .onText("视频", m -> Reply.video("media_id").withTitle("办事流程"))
                .onText(
                        "指南",
                        m -> Reply.news(Article.builder("办事指南", "https://www.example.gov.cn/guide")
                                .description("一次办好")
                                .build()))
                .onText("人工", m -> Reply.transferToAgent())
                .otherwise(m -> Reply.none())
                .build();
        // end::replies[]
        try (Hotline hotline = new Hotline()) {
            hotline.answer(CallbackEndpoint.builder(hotline.account, router).build());
            assertThat(List.of("地址", "地图", "广播", "视频", "指南", "人工"))
                    .extracting(word ->
                            hotline.citizen.write(word).reply().orElseThrow().type())
                    .containsExactly("text", "image", "voice", "video", "news", "transfer_customer_service");
            assertThat(hotline.citizen.write("别的").reply()).isEmpty();
        }
    }

    @Test
    void aMessageOfCustomerService() throws Exception {
        try (Hotline hotline = new Hotline()) {
            hotline.answer(
                    CallbackEndpoint.builder(hotline.account, m -> Reply.none()).build());
            hotline.citizen.write("在吗");
            WeChatApi api = WeChatApi.builder(hotline.account)
                    .baseUrl(hotline.wechat.apiUrl())
                    .build();
            OpenId openId = OpenId.of(hotline.citizen.openId());
            // tag::customerService[]
            new CustomerServiceMessages(api).send(CustomerServiceMessage.text(openId, "您的材料已受理"));
            // end::customerService[]
            assertThat(hotline.citizen.received()).extracting(CitizenSees::text).containsExactly("您的材料已受理");
        }
    }

    @Test
    void theSimulatorRepeatsAndLoses() throws Exception {
        try (Hotline hotline = new Hotline()) {
            hotline.answer(CallbackEndpoint.builder(hotline.account, m -> Reply.text("好"))
                    .build());
            var wechat = hotline.wechat;
            var citizen = hotline.citizen;
            // tag::simulator[]
            wechat.account().callbacks().loseAnswers(2); // 应答在路上丢两次，微信再投
            Delivery delivery = citizen.write("社保");
            assertThat(delivery.attempts()).hasSize(3);

            citizen.sendVoice("amr", "我要办社保卡"); // 语音，带识别出的文字
            citizen.followByScanning("hall-7"); // 扫带参数的二维码关注
            citizen.cause("user_get_card", "<CardId>c1</CardId>"); // 任何事件
            assertThat(citizen.redeliver(delivery).reply()).isEqualTo(delivery.reply()); // 再投一次，答复不变
            // end::simulator[]
        }
    }
}
