package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsSdkTest {
    private static final String PAGE = "https://zwfw.example.gov.cn/banshi?id=1";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);

    @BeforeEach
    void pageHost() {
        wechat.account().settings().addJsSdkHost("zwfw.example.gov.cn");
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aTicketStaysTheSameUntilItsEnd() throws Exception {
        JsonNode first = ticket("jsapi");
        wechat.clock().advance(Duration.ofSeconds(7000));
        JsonNode second = ticket("jsapi");
        wechat.clock().advance(Duration.ofSeconds(200));
        JsonNode third = ticket("jsapi");

        assertThat(first.get("errcode").asInt()).isZero();
        assertThat(first.get("expires_in").asInt()).isEqualTo(7200);
        assertThat(second.get("ticket")).isEqualTo(first.get("ticket"));
        assertThat(second.get("expires_in").asInt()).isBetween(190, 200);
        assertThat(third.get("ticket")).isNotEqualTo(first.get("ticket"));
    }

    @Test
    void cardTicketsAreOthersAndThereAreNoMoreTypes() throws Exception {
        assertThat(ticket("wx_card").get("ticket")).isNotEqualTo(ticket("jsapi").get("ticket"));
        assertThat(ticket("sdk").get("errcode").asInt()).isEqualTo(40035);
        assertThat(api.get("/cgi-bin/ticket/getticket?type=jsapi")
                        .get("errcode")
                        .asInt())
                .isEqualTo(41001);
    }

    @Test
    void aPageIsConfiguredWithItsWholeUrlButTheFragment() throws Exception {
        String ticket = ticket("jsapi").get("ticket").asText();
        String signature = sign(ticket, PAGE);

        assertThat(config(PAGE, signature)).isEqualTo("config:ok");
        assertThat(config(PAGE + "#top", signature)).isEqualTo("config:ok");
        assertThat(config(PAGE + "&from=singlemessage", signature)).isEqualTo("config:invalid signature");
        assertThat(config(PAGE, sign("x", PAGE))).isEqualTo("config:invalid signature");
        String elsewhere = "https://other.example.gov.cn/";
        assertThat(config(elsewhere, sign(ticket, elsewhere))).isEqualTo("config:fail,invalid url domain");
    }

    @Test
    void anEndedTicketSignsNothing() throws Exception {
        String signature = sign(ticket("jsapi").get("ticket").asText(), PAGE);
        wechat.clock().advance(Duration.ofHours(2));

        assertThat(config(PAGE, signature)).isEqualTo("config:invalid signature");
        ticket("jsapi");
        assertThat(config(PAGE, signature)).isEqualTo("config:invalid signature");
    }

    private JsonNode ticket(String type) throws Exception {
        return api.get("/cgi-bin/ticket/getticket?type=" + type + "&access_token=" + api.token());
    }

    private String config(String page, String signature) {
        return wechat.account().jsSdkConfig(URI.create(page), "1414587457", "Wm3WZYTPz0wzccnW", signature);
    }

    private static String sign(String ticket, String page) throws Exception {
        String text = "jsapi_ticket=" + ticket + "&noncestr=Wm3WZYTPz0wzccnW&timestamp=1414587457&url=" + page;
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
