package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiveMinutesTest {
    // tag::answer[]
    record Templates(@JsonProperty("template_list") List<Template> list) {}

    record Template(@JsonProperty("template_id") String id, String title) {}
    // end::answer[]

    @Test
    void aNewcomerCallsWeChatWithoutAnAccount() {
        // tag::fiveMinutes[]
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            wechat.account().addTemplate("缴费通知", "项目：{{thing2.DATA}}");

            OfficialAccount account = OfficialAccount.builder(wechat.account().appId())
                    .appSecret(Secret.of(wechat.account().appSecret()))
                    .build();
            WeChatApi api = WeChatApi.builder(account)
                    .baseUrl(wechat.apiUrl()) // 对接真实微信时去掉这一行
                    .build();

            Templates templates = api.get("/cgi-bin/template/get_all_private_template", Map.of(), Templates.class);
            assertThat(templates.list()).extracting(Template::title).containsExactly("缴费通知");
        }
        // end::fiveMinutes[]
    }
}
