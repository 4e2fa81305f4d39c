package io.github.weizheng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.samples.quickstart.Quickstart;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The quickstart as a process of its own. */
class QuickstartTest {
    @Test
    void playsItsStoryAndExitsWithZero() throws IOException, InterruptedException {
        Process quickstart = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Quickstart.class.getName())
                .redirectErrorStream(true)
                .start();
        String transcript = new String(quickstart.getInputStream().readAllBytes(), UTF_8);
        assertThat(quickstart.waitFor()).as(transcript).isZero();
        assertThat(transcript)
                .contains("欢迎关注", "服务汇", "资讯汇", "互动汇", "受理编号", "销账 1 次", "仍只销账 1 次", "12.60元", "全部 8 步完成")
                .contains("/cgi-bin/stable_token", "/v3/pay/transactions/jsapi", "/wechat", "/pay/notify");
    }
}
