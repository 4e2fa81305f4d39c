package io.github.weizheng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.samples.quickstart.Quickstart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    @Test
    void playsItsStoryToTheEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean played = Quickstart.play(new PrintStream(out, true, UTF_8), false);
        String transcript = out.toString(UTF_8);
        assertThat(played).as(transcript).isTrue();
        assertThat(transcript)
                .contains(
                        "✓ 地址已验证",
                        "服务汇",
                        "资讯汇",
                        "互动汇",
                        "欢迎关注",
                        "补办",
                        "受理编号",
                        "销账 1 次",
                        "仍只销账 1 次",
                        "12.60元",
                        "全部 8 步完成")
                .contains("/cgi-bin/stable_token", "/v3/pay/transactions/jsapi", "/wechat", "/pay/notify")
                .doesNotContain("✗");
    }
}
