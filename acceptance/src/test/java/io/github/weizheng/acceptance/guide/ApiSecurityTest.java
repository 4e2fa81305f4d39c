package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.api.security.ApiResponseRejectedException;
import io.github.weizheng.core.api.security.ApiSecurity;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiSecurityTest {
    @Test
    void chosenCallsAreSignedAndEncrypted() {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            OfficialAccount account = Town.account(wechat);
            io.github.weizheng.testkit.ApiSecurity console = wechat.account().apiSecurity();
            String path = "/cgi-bin/example/path";
            wechat.account().serve("POST", path, body -> "{\"errcode\":0,\"echo\":" + body + "}");
            console.require(path);
            // tag::security[]
            ApiSecurity security = ApiSecurity.builder()
                    .aesKey(console.symmetricKeyNumber(), Secret.of(console.symmetricKey()))
                    .applicationKeyPem(console.keyNumber(), console.privateKeyPem())
                    .platformPem(console.certificateNumber(), console.platformCertificatePem())
                    .path(path) // 只对列出的路径生效
                    .build();
            WeChatApi api = WeChatApi.builder(account)
                    .baseUrl(wechat.apiUrl())
                    .security(security)
                    .build();
            // end::security[]
            assertThat(api.post(path, Map.of("a", 1), Map.class).get("echo")).hasToString("{a=1}");
            console.breakNextSignature(path);
            assertThatExceptionOfType(ApiResponseRejectedException.class)
                    .isThrownBy(() -> api.post(path, Map.of("a", 1), Map.class))
                    .matches(e -> e.reason() == ApiResponseRejectedException.Reason.SIGNATURE);
        }
    }
}
