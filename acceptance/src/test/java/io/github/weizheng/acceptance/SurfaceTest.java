package io.github.weizheng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.MenuKeyHandlers;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.catalog.ServiceCatalog;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.menu.ConditionalMenu;
import io.github.weizheng.menu.MatchRule;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuBindings;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.MenuPlan;
import io.github.weizheng.menu.MenuRule;
import io.github.weizheng.menu.MenuRules;
import io.github.weizheng.menu.MenuSet;
import io.github.weizheng.menu.MenuSnapshot;
import io.github.weizheng.menu.MenuViolation;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.menu.catalog.MenuLint;
import io.github.weizheng.menu.group.GroupResult;
import io.github.weizheng.menu.group.MenuGroup;
import io.github.weizheng.menu.picture.MenuPicture;
import io.github.weizheng.menu.template.MenuFile;
import io.github.weizheng.menu.template.MenuTemplate;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The calls of ARCHITECTURE.md, section 6, that the story does not make. */
class SurfaceTest {
    private static final OfficialAccount ACCOUNT = OfficialAccount.builder("wx0123456789abcdef")
            .appSecret(Secret.of("secret"))
            .callbackToken(Secret.of("token"))
            .encodingAesKey(Secret.of("a".repeat(43)))
            .build();

    record Ask(String template_id) {}

    record Answer(String errmsg, long msgid) {}

    record Templates(List<Map<String, String>> template_list) {}

    @Test
    void anyApiIsCalledWithTheCallersOwnRecords() {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            OfficialAccount account = OfficialAccount.builder(wechat.account().appId())
                    .appSecret(Secret.of(wechat.account().appSecret()))
                    .build();
            WeChatApi api = WeChatApi.builder(account)
                    .baseUrl(wechat.apiUrl())
                    .httpClient(new OkHttpClient())
                    .store(new InMemoryStore(wechat.clock()))
                    .clock(wechat.clock())
                    .build();
            String template = wechat.account().addTemplate("缴费成功", "{{thing2.DATA}}");
            Templates templates = api.get("/cgi-bin/template/get_all_private_template", Map.of(), Templates.class);
            assertThat(templates.template_list()).hasSize(1);
            wechat.citizen("oCitizen0001").follow();
            Map<String, Object> message = Map.of(
                    "touser", "oCitizen0001", "template_id", template, "data", Map.of("thing2", Map.of("value", "水费")));
            assertThat(api.post("/cgi-bin/message/template/send", message, Answer.class)
                            .msgid())
                    .isPositive();
            wechat.account().serve("POST", "/cgi-bin/not/modelled", body -> "{\"msgid\":" + body.length() + "}");
            assertThat(api.post("/cgi-bin/not/modelled", new Ask("T1"), Answer.class)
                            .msgid())
                    .isEqualTo("{\"template_id\":\"T1\"}".length());
            assertThatThrownBy(
                            () -> api.postRepeatable("/cgi-bin/message/template/send", new Ask("none"), Answer.class))
                    .hasMessageContaining("40037");
        }
    }

    @Test
    void callbacksAreVerifiedAndOpened() {
        assertThat(CallbackSignature.verify(Secret.of("token"), null, null, null))
                .isFalse();
        Router router = Router.builder()
                .onSubscribe(e -> Reply.text("欢迎"))
                .onText("社保", m -> Reply.text("二楼"))
                .onMenuClick(MenuKey.of("PROGRESS"), e -> Reply.text("请回复受理编号"))
                .on(InboundMessage.Image.class, m -> Reply.none())
                .otherwise(m -> Reply.transferToAgent())
                .build();
        CallbackEndpoint endpoint = CallbackEndpoint.builder(ACCOUNT, router)
                .requireEncryption(false)
                .store(new InMemoryStore())
                .build();
        String text = "<xml><ToUserName>gh_1</ToUserName><FromUserName>oCitizen</FromUserName>"
                + "<CreateTime>1348831860</CreateTime><MsgType>text</MsgType><Content>社保</Content><MsgId>1</MsgId></xml>";
        String query = "timestamp=1&nonce=2&signature=" + CallbackSignature.sign(Secret.of("token"), "1", "2");
        CallbackRequest request = CallbackRequest.of("POST", query, text.getBytes(UTF_8));
        Inbound inbound = endpoint.open(request);
        assertThat(inbound).isInstanceOf(InboundMessage.Text.class);
        CallbackResponse response = endpoint.handle(request);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/xml");
        assertThat(new String(response.body(), UTF_8)).contains("二楼");
        assertThatThrownBy(() -> endpoint.open(CallbackRequest.of("POST", null, new byte[0])))
                .isInstanceOfSatisfying(CallbackRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(CallbackRejectedException.Reason.SIGNATURE_MISSING));
    }

    @Test
    void menusAreWrittenAndChecked() {
        Menu menu = Menu.builder()
                .group("服务汇", MenuButton.view("官网", "https://www.example.gov.cn"))
                .build();
        assertThat(MenuRules.check(menu.toJson())).isEmpty();
        List<MenuViolation> found = MenuRules.check("{\"button\":[]}");
        assertThat(found).singleElement().satisfies(violation -> assertThat(violation.rule())
                .isEqualTo(MenuRule.COLUMN_COUNT));
    }

    @Test
    void notificationsOfStrangersAreRejected() {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            SimulatedMerchant mch = wechat.merchant();
            Merchant merchant = Merchant.builder(mch.mchId())
                    .apiV3Key(Secret.of(mch.apiV3Key()))
                    .build();
            PayNotifications notifications = PayNotifications.builder(merchant)
                    .publicKey(mch.publicKeyId(), mch.publicKey())
                    .certificate(mch.platformCertificate())
                    .clock(wechat.clock())
                    .build();
            assertThatThrownBy(() -> notifications.parse(Map.of(), "{}".getBytes(UTF_8)))
                    .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> assertThat(e.reason())
                            .isEqualTo(PayNotificationRejectedException.Reason.HEADERS));
        }
    }

    @Test
    void menusAsCode() {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            Menus menus = new Menus(
                    WeChatApi.builder(OfficialAccount.builder(wechat.account().appId())
                                    .appSecret(Secret.of(wechat.account().appSecret()))
                                    .build())
                            .baseUrl(wechat.apiUrl())
                            .build());
            MenuTemplate template = MenuFile.parse(
                    "menu.json",
                    "{\"button\":[{\"type\":\"view\",\"name\":\"官网\",\"url\":\"https://${host}\"}]}".getBytes(UTF_8));
            MenuSet set = template.menus(Map.of("host", "www.example.gov.cn"));
            MenuPlan plan = MenuPlan.of(menus, set);
            assertThat(plan.isEmpty()).isFalse();
            MenuSnapshot backup = plan.apply(plan.fingerprint());
            String menuId = menus.addConditional(new ConditionalMenu(MatchRule.tag(101), set.menu()));
            menus.deleteConditional(menuId);
            assertThat(menus.effective().buttons()).isEqualTo(set.menu().buttons());
            MenuPlan.rollback(menus, backup).apply();
            GroupResult done = MenuGroup.builder(template)
                    .account("city", menus, Map.of("host", "city.gov.cn"))
                    .build()
                    .plan()
                    .apply();
            assertThat(done.isComplete()).isTrue();
            assertThat(MenuBindings.of(set, MenuKeyHandlers.of(Set.of())).isComplete())
                    .isTrue();
            assertThat(MenuLint.of(set.menu(), ServiceCatalog.of(List.of())).serviceShare())
                    .isEqualTo(1);
            assertThat(MenuPicture.builder("市政府")
                            .menu("全部用户", set.menu().buttons())
                            .build()
                            .svg())
                    .startsWith("<svg");
        }
    }
}
