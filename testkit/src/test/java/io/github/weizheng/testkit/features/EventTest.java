package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.CallbackDeliveryTest.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.WeChatSimulator;
import io.github.weizheng.testkit.features.DeveloperServer.Push;
import java.util.List;
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

    @Test
    void aScannedCodeIsReported() throws Exception {
        publish("scancode_waitmsg");

        citizen.button("服务汇", "办事查询").scan("https://example.gov.cn/?id=1&b=2");

        assertThat(event()).isEqualTo("scancode_waitmsg");
        assertThat(element(xml(), "ScanResult")).isEqualTo("https://example.gov.cn/?id=1&b=2");
        assertThatThrownBy(() -> citizen.button("服务汇", "办事查询").photograph(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scancode_waitmsg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pic_sysphoto", "pic_photo_or_album", "pic_weixin"})
    void picturesFollowTheirEvent(String type) throws Exception {
        publish(type);

        List<Delivery> deliveries = citizen.button("服务汇", "办事查询").photograph(2);

        assertThat(deliveries).hasSize(3).allMatch(Delivery::answered);
        List<String> bodies = developer.pushes().stream().map(Push::body).toList();
        assertThat(element(bodies.get(0), "Event")).isEqualTo(type);
        assertThat(bodies.get(0)).contains("<Count>2</Count>");
        assertThat(bodies.get(0).split("PicMd5Sum><!", -1)).hasSize(3);
        assertThat(bodies.subList(1, 3)).allSatisfy(body -> {
            assertThat(element(body, "MsgType")).isEqualTo("image");
            assertThat(element(body, "PicUrl")).startsWith("http://mmbiz.qpic.cn/");
        });
        assertThatThrownBy(() -> citizen.button("服务汇", "办事查询").photograph(10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlaceFollowsItsEvent() throws Exception {
        publish("location_select");

        List<Delivery> deliveries = citizen.button("服务汇", "办事查询").choosePlace(23.5, 113.25, "政务大厅");

        assertThat(deliveries).hasSize(2);
        assertThat(element(developer.pushes().get(0).body(), "Location_X")).isEqualTo("23.5");
        assertThat(element(developer.pushes().get(0).body(), "Label")).isEqualTo("政务大厅");
        assertThat(element(xml(), "MsgType")).isEqualTo("location");
        assertThat(element(xml(), "Location_Y")).isEqualTo("113.25");
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
