package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.web.jssdk.JsSdk;
import io.github.weizheng.core.web.jssdk.JsSdkConfig;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsSdkTest {
    @Test
    void aPageIsConfigured() {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            wechat.account().settings().addJsSdkHost("portal.example.gov.cn");
            WeChatApi api = WeChatApi.builder(Town.account(wechat))
                    .baseUrl(wechat.apiUrl())
                    .build();
            String pageUrl = "https://portal.example.gov.cn/pay?bill=1#top";
            // tag::jsSdk[]
            JsSdk jsSdk = new JsSdk(api.account().appId(), api.jsapiTickets()::current);
            JsSdkConfig config = jsSdk.config(pageUrl); // 页面把自己的 location.href 传上来
            String json = config.toJson(List.of("chooseWXPay")); // 交给页面：wx.config(…)
            // end::jsSdk[]
            assertThat(json).contains("chooseWXPay");
            assertThat(wechat.account()
                            .jsSdkConfig(
                                    URI.create(pageUrl),
                                    Long.toString(config.timestamp()),
                                    config.nonceStr(),
                                    config.signature()))
                    .isEqualTo("config:ok");
        }
    }
}
