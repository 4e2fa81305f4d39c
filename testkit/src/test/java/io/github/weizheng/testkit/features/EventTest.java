package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.CallbackDeliveryTest.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final Citizen citizen = wechat.citizen("oLiLei");

    @BeforeEach
    void connect() {
        wechat.account().connect(developer.url("/"), CallbackMode.PLAIN);
    }

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @Test
    void followingAndUnfollowing() {
        citizen.follow();
        assertThat(event()).isEqualTo("subscribe");
        assertThat(element(xml(), "EventKey")).isEmpty();
        assertThat(citizen.following()).isTrue();
        assertThat(citizen.follow().attempts()).isEmpty();

        citizen.unfollow();
        assertThat(event()).isEqualTo("unsubscribe");
        assertThat(citizen.following()).isFalse();
        assertThat(citizen.unfollow().attempts()).isEmpty();
    }

    @Test
    void scanningFollowsFirst() {
        citizen.followByScanning("window_3");
        assertThat(event()).isEqualTo("subscribe");
        assertThat(element(xml(), "EventKey")).isEqualTo("qrscene_window_3");
        assertThat(element(xml(), "Ticket")).isNotEmpty();

        citizen.scan("window_4");
        assertThat(event()).isEqualTo("SCAN");
        assertThat(element(xml(), "EventKey")).isEqualTo("window_4");
        assertThat(element(xml(), "Ticket")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "click, CLICK, KEY",
        "view, VIEW, https://example.gov.cn/",
        "miniprogram, view_miniprogram, pages/index",
        "scancode_push, scancode_push, KEY",
        "scancode_waitmsg, scancode_waitmsg, KEY",
        "pic_sysphoto, pic_sysphoto, KEY",
        "pic_photo_or_album, pic_photo_or_album, KEY",
        "pic_weixin, pic_weixin, KEY",
        "location_select, location_select, KEY",
    })
    void aTapReportsWhatTheButtonsTypeSays(String type, String event, String key) throws Exception {
        publish(type);

        Delivery delivery = citizen.tap("服务汇", "办事查询");

        assertThat(delivery.answered()).isTrue();
        assertThat(event()).isEqualTo(event);
        assertThat(element(xml(), "EventKey")).isEqualTo(key);
        assertThat(xml()).doesNotContain("MsgId");
        assertThat(xml().contains("<MenuId>"))
                .isEqualTo(event.toLowerCase(Locale.ROOT).startsWith("view"));
        assertThat(xml().contains("<ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType><ScanResult>"))
                .isEqualTo(type.startsWith("scancode"));
        assertThat(xml().contains("<SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>"))
                .isEqualTo(type.startsWith("pic"));
        assertThat(xml().contains("<SendLocationInfo><Location_X>")).isEqualTo(type.equals("location_select"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"media_id", "view_limited", "article_id", "article_view_limited"})
    void materialButtonsReportNothing(String type) throws Exception {
        publish(type);

        assertThat(citizen.tap("服务汇", "办事查询").attempts()).isEmpty();
        assertThat(citizen.tap("服务汇").attempts()).isEmpty();
        assertThat(developer.pushes()).isEmpty();
    }

    @Test
    void aTapBesideTheMenuNamesWhatThereIs() throws Exception {
        assertThatThrownBy(() -> citizen.tap("服务汇"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no menu");
        publish("click");

        assertThatThrownBy(() -> citizen.tap("服务汇", "查询"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("服务汇 > 办事查询");
        assertThatThrownBy(() -> citizen.tap()).isInstanceOf(IllegalArgumentException.class);
    }

    private void publish(String type) throws Exception {
        String menu = """
                {"button":[{"name":"服务汇","sub_button":[{"name":"办事查询","type":"%s","key":"KEY",
                  "url":"https://example.gov.cn/","appid":"wx286b93c14bbf93aa","pagepath":"pages/index",
                  "media_id":"M","article_id":"A"}]}]}""".formatted(type);
        assertThat(new ApiClient(wechat).errcode("/cgi-bin/menu/create", menu)).isZero();
    }

    private String event() {
        assertThat(element(xml(), "MsgType")).isEqualTo("event");
        return element(xml(), "Event");
    }

    private String xml() {
        return developer.lastPush().body();
    }
}
