package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.reply.Reply;
import org.junit.jupiter.api.Test;

/** WeChat's published samples of an account that takes JSON: the encryption page's plain and secure delivery. */
class JsonCallbackTest {
    private static final OfficialAccount ACCOUNT = OfficialAccount.builder("wxba5fad812f8e6fb9")
            .callbackToken(Secret.of("AAAAA"))
            .encodingAesKey(Secret.of("A".repeat(43)))
            .build();
    private static final CallbackEndpoint ENDPOINT = CallbackEndpoint.builder(ACCOUNT, m -> Reply.none())
            .requireEncryption(false)
            .build();

    @Test
    void plain() {
        hello(ENDPOINT.open(CallbackRequest.of(
                "POST",
                "signature=899cf89e464efb63f54ddac96b0a0a235f53aa78&timestamp=1714037059&nonce=486452656",
                "{\"ToUserName\":\"gh_97417a04a28d\",\"FromUserName\":\"o9AgO5Kd5ggOC-bXrbNODIiE3bGY\",\"CreateTime\":1714037059,\"MsgType\":\"event\",\"Event\":\"debug_demo\",\"debug_str\":\"hello world\"}"
                        .getBytes(UTF_8))));
    }

    @Test
    void secure() {
        hello(ENDPOINT.open(CallbackRequest.of(
                "POST",
                "signature=6c5c811b55cc85e0e1b54100749188c20beb3f5d&timestamp=1714112445&nonce=415670741"
                        + "&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY&encrypt_type=aes&msg_signature=046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
                ("{\"ToUserName\":\"gh_97417a04a28d\",\"Encrypt\":\""
                                + "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsX"
                                + "UnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajA"
                                + "sjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=\"}")
                        .getBytes(UTF_8))));
    }

    private static void hello(Inbound inbound) {
        assertThat(inbound).isInstanceOfSatisfying(InboundEvent.DebugDemo.class, event -> {
            assertThat(event.debugStr()).isEqualTo("hello world");
            assertThat(event.envelope().account()).isEqualTo("gh_97417a04a28d");
        });
    }
}
