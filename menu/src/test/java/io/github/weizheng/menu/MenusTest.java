package io.github.weizheng.menu;

import static io.github.weizheng.menu.MenuButton.article;
import static io.github.weizheng.menu.MenuButton.articleViewLimited;
import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.locationSelect;
import static io.github.weizheng.menu.MenuButton.media;
import static io.github.weizheng.menu.MenuButton.miniProgram;
import static io.github.weizheng.menu.MenuButton.picPhotoOrAlbum;
import static io.github.weizheng.menu.MenuButton.picSysPhoto;
import static io.github.weizheng.menu.MenuButton.picWeixin;
import static io.github.weizheng.menu.MenuButton.scanCodePush;
import static io.github.weizheng.menu.MenuButton.scanCodeWaitMsg;
import static io.github.weizheng.menu.MenuButton.view;
import static io.github.weizheng.menu.MenuButton.viewLimited;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Menus against the simulator, which judges them by rules of its own. */
class MenusTest {
    private static final MenuKey KEY = MenuKey.of("KEY");
    private static final Menu ALL_KINDS = Menu.builder()
            .group(
                    "扫码拍照",
                    scanCodePush("扫码", KEY),
                    scanCodeWaitMsg("扫码带提示", KEY),
                    picSysPhoto("拍照", KEY),
                    picPhotoOrAlbum("拍照或相册", KEY),
                    picWeixin("相册", KEY))
            .group(
                    "素材",
                    media("图片", "MEDIA_1"),
                    viewLimited("图文", "MEDIA_2"),
                    article("卡片", "ARTICLE_1"),
                    articleViewLimited("文章", "ARTICLE_2"))
            .group(
                    "办事",
                    click("办事查询", MenuKey.of("PROGRESS")),
                    view("网上大厅", "https://hall.example.gov.cn/?a=1&b=\"<水>\""),
                    miniProgram("小程序", "http://mp.weixin.qq.com", "wx286b93c14bbf93aa", "pages/index"),
                    locationSelect("发送位置", KEY))
            .build();

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final Menus menus = SimulatedOffice.menus(wechat);

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void whatIsPublishedComesBackEqual() {
        assertThat(menus.current()).isEmpty();
        menus.publish(ALL_KINDS);
        LiveMenu live = menus.current().orElseThrow();
        assertThat(live.buttons()).isEqualTo(ALL_KINDS.buttons());
        assertThat(live.shows(ALL_KINDS)).isTrue();
        assertThat(live.menuId()).isPresent();
    }

    @Test
    void publishingReplacesTheWhole() {
        menus.publish(ALL_KINDS);
        Menu small = Menu.builder().button(click("办事", KEY)).build();
        menus.publish(small);
        assertThat(menus.current().orElseThrow().buttons()).isEqualTo(small.buttons());
    }

    @Test
    void deletingLeavesNone() {
        menus.publish(ALL_KINDS);
        menus.delete();
        assertThat(menus.current()).isEmpty();
        menus.delete();
    }

    @Test
    void aBusyAnswerIsRepeated() {
        wechat.account().answerNext("/cgi-bin/menu/create", -1);
        menus.publish(ALL_KINDS);
        assertThat(menus.current()).isPresent();
    }

    @Test
    void anAnswerWithoutWhatItShouldHaveIsNotTakenForNoMenu() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "{\"errcode\":0,\"access_token\":\"TOKEN-TOKEN\",\"expires_in\":7200}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            Menus strange = new Menus(WeChatApi.builder(OfficialAccount.builder("wx0123456789abcdef")
                            .appSecret(Secret.of("secret-of-nobody"))
                            .build())
                    .baseUrl(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                    .build());
            assertThatThrownBy(strange::current).isInstanceOf(MalformedResponseException.class);
            assertThatThrownBy(strange::effective).isInstanceOf(MalformedResponseException.class);
            assertThatThrownBy(() -> strange.addConditional(new ConditionalMenu(MatchRule.tag(1), ALL_KINDS)))
                    .isInstanceOfSatisfying(MalformedResponseException.class, e -> assertThat(e.effect())
                            .isEqualTo(WeChatException.Effect.UNKNOWN));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRefusalIsAnApiException() {
        wechat.account().answerNext("/cgi-bin/menu/create", 40054);
        assertThatThrownBy(() -> menus.publish(ALL_KINDS))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("40054"));
        wechat.account().answerNext("/cgi-bin/menu/get", 48001);
        assertThatThrownBy(menus::current).isInstanceOf(ApiException.class);
    }

    @Test
    void theJsonIsWhatWeChatTakes() {
        Menu menu = Menu.builder()
                .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")))
                .button(view("官网", "https://www.example.gov.cn"))
                .build();
        assertThat(menu.toJson())
                .isEqualTo("{\"button\":[{\"name\":\"服务汇\",\"sub_button\":[{\"type\":\"click\",\"name\":\"办事查询\","
                        + "\"key\":\"PROGRESS\"}]},{\"type\":\"view\",\"name\":\"官网\","
                        + "\"url\":\"https://www.example.gov.cn\"}]}");
        assertThat(MenuRules.check(menu.toJson())).isEmpty();
        assertThat(menu)
                .isEqualTo(Menu.builder()
                        .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")))
                        .button(view("官网", "https://www.example.gov.cn"))
                        .build());
    }

    @Test
    void aLiveButtonThatIsNotModelledIsKept() throws Exception {
        List<MenuButton> live = ButtonReader.buttons(
                new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(
                                "[{\"type\":\"hologram\",\"name\":\"新\",\"beam\":\"x\",\"n\":{\"a\":[1,null]}},{\"type\":\"click\",\"name\":\"无键\"}]"));
        assertThat(live)
                .isEqualTo(List.of(
                        new MenuButton.Unknown(
                                "新",
                                "hologram",
                                "{\"type\":\"hologram\",\"name\":\"新\",\"beam\":\"x\",\"n\":{\"a\":[1,null]}}"),
                        new MenuButton.Unknown("无键", "click", "{\"type\":\"click\",\"name\":\"无键\"}")));
        assertThat(MenuButton.json(live)).contains("\"n\":{\"a\":[1,null]}");
    }
}
