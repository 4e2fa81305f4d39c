package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.AccountKind;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.doctor.Doctor;
import io.github.weizheng.core.doctor.DoctorReport;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void theDoctorNamesTheAddressToAllow() {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            wechat.account().settings().allowOnlyIps("203.0.113.7");
            String appId = wechat.account().appId();
            Secret appSecret = Secret.of(wechat.account().appSecret());
            Clock clock = Clock.systemUTC();
            // tag::doctor[]
            OfficialAccount account = OfficialAccount.builder(appId)
                    .appSecret(appSecret)
                    .kind(AccountKind.service().certified().ofPublicBody()) // 已认证的政务服务号
                    .build();
            WeChatApi api = WeChatApi.builder(account).baseUrl(wechat.apiUrl()).build();
            DoctorReport report = new Doctor(api, clock).examine();
            String table = report.table(Locale.CHINA); // 打印出来看
            // end::doctor[]
            assertThat(report.healthy()).isFalse();
            assertThat(table).contains("错误    access_token").contains("→ ").contains("API IP 白名单");
            wechat.account().settings().allowEveryIp();
            assertThat(new Doctor(api, clock).examine().healthy()).isTrue();
        }
    }
}
