package io.github.weizheng.message.customerservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The office writes to a citizen by itself; the other side is the simulator, which shares no code with what is tested. */
class ServiceConversationTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final Citizen citizen = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    private final OpenId receiver = OpenId.of(citizen.openId());
    private final CustomerServiceMessages messages = new CustomerServiceMessages(
            WeChatApi.builder(OfficialAccount.builder(wechat.account().appId())
                            .appSecret(Secret.of(wechat.account().appSecret()))
                            .build())
                    .baseUrl(wechat.apiUrl())
                    .clock(wechat.clock())
                    .build());

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void theCitizenSeesWhatTheOfficeWrites() {
        wechat.account().customerService().addAgent("test1@test", "小王");
        citizen.write("进度");

        messages.send(CustomerServiceMessage.text(receiver, "材料已收到，<a href=\"https://www.example.gov.cn/1\">看进度</a>"));
        messages.send(CustomerServiceMessage.image(receiver, "M1"));
        messages.send(CustomerServiceMessage.voice(receiver, "M2").from("test1@test"));
        messages.send(CustomerServiceMessage.news(
                receiver, Article.builder("指南", "https://www.example.gov.cn/2").build()));

        assertThat(citizen.received())
                .containsExactly(
                        new CitizenSees(
                                "text",
                                "材料已收到，<a href=\"https://www.example.gov.cn/1\">看进度</a>",
                                List.of(),
                                List.of(),
                                "",
                                ""),
                        new CitizenSees("image", "", List.of(), List.of(), "M1", ""),
                        new CitizenSees("voice", "", List.of(), List.of(), "M2", "test1@test"),
                        new CitizenSees("news", "", List.of("指南"), List.of("https://www.example.gov.cn/2"), "", ""));
    }

    @Test
    void fiveAfterAMessageAndNoneBeforeIt() {
        CustomerServiceMessage message = CustomerServiceMessage.text(receiver, "您好");
        assertThatThrownBy(() -> messages.send(message))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("45015"));

        citizen.write("在吗");
        for (int i = 0; i < 5; i++) {
            messages.send(message);
        }
        assertThatThrownBy(() -> messages.send(message))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("45047"));
        assertThat(citizen.received()).hasSize(5);
    }
}
