package io.github.weizheng.acceptance.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.ApiHosts;
import io.github.weizheng.core.api.ApiListener;
import io.github.weizheng.core.api.Download;
import io.github.weizheng.core.api.Quotas;
import io.github.weizheng.core.api.Upload;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.testkit.Fault;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {
    private static final String TEMPLATES = "/cgi-bin/template/get_all_private_template";
    private static final String SEND = "/cgi-bin/message/custom/send";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final OfficialAccount account = Town.account(wechat);

    @AfterEach
    void stop() {
        wechat.close();
    }

    private WeChatApi api() {
        return WeChatApi.builder(account).baseUrl(wechat.apiUrl()).build();
    }

    @Test
    void anotherHostAnswersWhenTheFirstIsOut() {
        URI first = wechat.apiUrl();
        URI second = wechat.backupApiUrl();
        // tag::hosts[]
        ApiHosts hosts = ApiHosts.of("api.weixin.qq.com", "api2.weixin.qq.com") // 即默认的 ApiHosts.standard()
                .reachedAt("api.weixin.qq.com", first) // 如 https://proxy.example.gov.cn/wx/
                .reachedAt("api2.weixin.qq.com", second);
        WeChatApi api = WeChatApi.builder(account).hosts(hosts).build();
        // end::hosts[]
        wechat.apiHost().switchOff();
        api.get(TEMPLATES, Map.of(), Map.class);
        assertThat(wechat.backupApiHost().requests()).isEqualTo(2);
    }

    @Test
    void aCallHasItsOwnTimeLimit() {
        WeChatApi api = api();
        // tag::within[]
        WeChatApi quick = api.within(Duration.ofSeconds(3)); // 同一账号、同一令牌，只是限时不同
        Map<?, ?> answer = quick.get("/cgi-bin/template/get_all_private_template", Map.of(), Map.class);
        // end::within[]
        assertThat(answer.keySet()).hasToString("[template_list]");
        wechat.account().failNext(TEMPLATES, Fault.stall());
        assertThatExceptionOfType(WeChatException.class)
                .isThrownBy(() -> api.within(Duration.ofMillis(50)).get(TEMPLATES, Map.of(), Map.class))
                .matches(e -> e.effect() == Effect.UNKNOWN);
    }

    @Test
    void failuresSayWhetherTheEffectMayHaveHappened() {
        wechat.account().serve("POST", SEND, body -> "{\"errcode\":0,\"errmsg\":\"ok\"}");
        assertThat(send(api(), Map.of())).isEqualTo("已发送");
        wechat.account().failNext(SEND, Fault.errcode(45015));
        assertThat(send(api(), Map.of())).startsWith("45015 超出可回复时限");
        wechat.account().failNext(SEND, Fault.hangUp());
        assertThat(send(api(), Map.of())).startsWith("可能已发送");
        wechat.account().failNext(SEND, Fault.page(502));
        assertThat(send(api(), Map.of())).startsWith("可能已发送");
        wechat.apiHost().switchOff();
        assertThat(send(api(), Map.of())).startsWith("没有发出");
    }

    // tag::exceptions[]
    static String send(WeChatApi api, Object message) {
        try {
            api.post("/cgi-bin/message/custom/send", message, Map.class);
            return "已发送";
        } catch (ApiException e) { // 微信答复了：不行
            return e.code() + " " + e.meaning(Locale.CHINA) + e.remedy(Locale.CHINA)
                    + e.rid().orElse("");
        } catch (WeChatException e) { // 网络故障，或途中的网关答了别的
            return e.effect() == Effect.NONE ? "没有发出，可以再试" : "可能已发送，先查询，不要直接再发";
        }
    }
    // end::exceptions[]

    @Test
    void quotasAreAskedForAndCleared() {
        WeChatApi api = api();
        wechat.account().quotas().limitPerDay(TEMPLATES, 0);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> api.get(TEMPLATES, Map.of(), Map.class))
                .matches(e -> e.code().equals("45009") && e.httpStatus() == 200);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> api.get(TEMPLATES, Map.of(), Map.class))
                .matches(e -> e.code().equals("45009") && e.httpStatus() == 0);
        // tag::quotas[]
        Quotas quotas = new Quotas(api);
        Quotas.Quota quota = quotas.of("/cgi-bin/template/get_all_private_template");
        if (quota.remaining() == 0) {
            quotas.clear("/cgi-bin/template/get_all_private_template"); // 单个接口，每月 50 次
        }
        // end::quotas[]
        assertThat(quota.remaining()).isZero();
        wechat.account().quotas().unlimited(TEMPLATES);
        api.get(TEMPLATES, Map.of(), Map.class);
    }

    // tag::media[]
    record Media(@JsonProperty("media_id") String id) {}
    // end::media[]

    @Test
    void filesGoUpAndComeDown(@TempDir Path folder) throws IOException {
        WeChatApi api = api();
        wechat.account().serve("POST", "/cgi-bin/media/upload", body -> "{\"media_id\":\"M1\"}");
        wechat.account().serve("GET", "/cgi-bin/media/get", body -> "{\"video_url\":\"http://127.0.0.1/v\"}");
        Path photo = Files.writeString(folder.resolve("photo.jpg"), "a photo");
        Path target = folder.resolve("target");
        // tag::upload[]
        Media media = api.within(Duration.ofMinutes(2))
                .upload("/cgi-bin/media/upload", Map.of("type", "image"), Upload.of("media", photo), Media.class);
        // end::upload[]
        // tag::download[]
        try (Download file = api.download("/cgi-bin/media/get", Map.of("media_id", media.id()))) {
            Files.copy(file.stream(), target);
        }
        // end::download[]
        assertThat(Files.readString(target, UTF_8)).contains("video_url");
    }

    @Test
    void aListenerSeesEachExchange() {
        List<String> seen = new ArrayList<>();
        // tag::listener[]
        ApiListener metrics = e -> seen.add(e.path() + " " + e.host() + " " + e.httpStatus() + " "
                + e.errcode().orElse("成功") + " 第 " + e.number() + " 次");
        WeChatApi api = WeChatApi.builder(account)
                .baseUrl(wechat.apiUrl())
                .listener(metrics)
                .build();
        // end::listener[]
        api.get(TEMPLATES, Map.of(), Map.class);
        assertThat(seen).hasSize(2).allMatch(line -> line.endsWith(" 200 成功 第 1 次"));
    }
}
