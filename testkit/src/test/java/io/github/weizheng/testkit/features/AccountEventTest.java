package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.CallbackDeliveryTest.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.testkit.AccountEvents;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.CustomerService;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The expected elements are those of the documented samples. */
class AccountEventTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final AccountEvents events = wechat.account().events();
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
    void aTemplateMessageEndsInItsEvent() throws Exception {
        String template = wechat.account().addTemplate("通知", "{{thing1.DATA}}");
        citizen.follow();
        ApiClient api = new ApiClient(wechat);
        long messageId = api.post(
                        "/cgi-bin/message/template/send?access_token=" + api.token(),
                        "{\"touser\":\"oLiLei\",\"template_id\":\"%s\",\"data\":{\"thing1\":{\"value\":\"水费\"}}}"
                                .formatted(template))
                .get("msgid")
                .asLong();

        assertThat(events.templateDelivered(messageId).answered()).isTrue();
        assertThat(pushed("TEMPLATESENDJOBFINISH", "oLiLei"))
                .isEqualTo("<MsgID>" + messageId + "</MsgID><Status><![CDATA[success]]></Status>");

        events.templateFinished(messageId, "failed: system failed");
        assertThat(element(body(), "Status")).isEqualTo("failed: system failed");
        assertThatThrownBy(() -> events.templateDelivered(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void massSendsAndPublicationsEnd() {
        events.massSendFinished(1000000003, "send success", 4, 1, "http://mp.weixin.qq.com/s/1");
        assertThat(pushedByPlatform("MASSSENDJOBFINISH"))
                .isEqualTo(
                        "<MsgID>1000000003</MsgID><Status><![CDATA[send success]]></Status><TotalCount>5</TotalCount>"
                                + "<FilterCount>5</FilterCount><SentCount>4</SentCount><ErrorCount>1</ErrorCount>"
                                + "<CopyrightCheckResult><Count>0</Count><ResultList></ResultList><CheckState>0</CheckState>"
                                + "</CopyrightCheckResult><ArticleUrlResult><Count>1</Count><ResultList><item>"
                                + "<ArticleIdx>1</ArticleIdx><ArticleUrl><![CDATA[http://mp.weixin.qq.com/s/1]]></ArticleUrl>"
                                + "</item></ResultList></ArticleUrlResult>");

        events.published(2247503051L, "b5O2", "ARTICLE_URL");
        assertThat(pushedByPlatform("PUBLISHJOBFINISH"))
                .isEqualTo("<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>0</publish_status>"
                        + "<article_id><![CDATA[b5O2]]></article_id><article_detail><count>1</count><item><idx>1</idx>"
                        + "<article_url><![CDATA[ARTICLE_URL]]></article_url></item></article_detail>"
                        + "</PublishEventInfo>");

        events.publishState(2247503051L, 2, 1, 2);
        assertThat(pushedByPlatform("PUBLISHJOBFINISH"))
                .isEqualTo("<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>2</publish_status>"
                        + "<fail_idx>1</fail_idx><fail_idx>2</fail_idx></PublishEventInfo>");
    }

    @Test
    void subscriptionsAreAnsweredTurnedOffAndUsed() {
        events.subscriptionsAnswered(citizen, Map.of("T1", true));
        assertThat(pushed("subscribe_msg_popup_event", "oLiLei"))
                .isEqualTo(
                        "<SubscribeMsgPopupEvent><List><TemplateId><![CDATA[T1]]></TemplateId><SubscribeStatusString>"
                                + "<![CDATA[accept]]></SubscribeStatusString><PopupScene>1</PopupScene></List>"
                                + "</SubscribeMsgPopupEvent>");

        events.subscriptionsRejected(citizen, "T1", "T2");
        assertThat(pushed("subscribe_msg_change_event", "oLiLei"))
                .isEqualTo(
                        "<SubscribeMsgChangeEvent><List><TemplateId><![CDATA[T1]]></TemplateId><SubscribeStatusString>"
                                + "<![CDATA[reject]]></SubscribeStatusString></List><List><TemplateId><![CDATA[T2]]></TemplateId>"
                                + "<SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString></List>"
                                + "</SubscribeMsgChangeEvent>");

        events.subscriptionSent(citizen, "T1", 1700827132819554304L, 0, "success");
        assertThat(pushed("subscribe_msg_sent_event", "oLiLei"))
                .isEqualTo("<SubscribeMsgSentEvent><List><TemplateId><![CDATA[T1]]></TemplateId>"
                        + "<MsgID>1700827132819554304</MsgID><ErrorCode>0</ErrorCode>"
                        + "<ErrorStatus><![CDATA[success]]></ErrorStatus></List></SubscribeMsgSentEvent>");
    }

    @Test
    void agentsTakeOverHandOnAndEnd() {
        CustomerService service = wechat.account().customerService();
        service.addAgent("test1@test", "小王");
        service.addAgent("test2@test", "小张");

        service.openSession(citizen, "test1@test");
        assertThat(pushed("kf_create_session", "oLiLei")).isEqualTo("<KfAccount><![CDATA[test1@test]]></KfAccount>");
        service.switchSession(citizen, "test1@test", "test2@test");
        assertThat(pushed("kf_switch_session", "oLiLei"))
                .isEqualTo("<FromKfAccount><![CDATA[test1@test]]></FromKfAccount>"
                        + "<ToKfAccount><![CDATA[test2@test]]></ToKfAccount>");
        service.closeSession(citizen, "test2@test");
        assertThat(pushed("kf_close_session", "oLiLei")).isEqualTo("<KfAccount><![CDATA[test2@test]]></KfAccount>");
        assertThatThrownBy(() -> service.openSession(citizen, "nobody@test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void certificationSucceedsFailsAndEnds() {
        Instant time = Instant.ofEpochSecond(1442401156);
        for (String event :
                new String[] {"qualification_verify_success", "naming_verify_success", "annual_renew", "verify_expired"
                }) {
            events.certification(event, time);
            assertThat(pushedByPlatform(event)).isEqualTo("<ExpiredTime>1442401156</ExpiredTime>");
        }
        for (String event : new String[] {"qualification_verify_fail", "naming_verify_fail"}) {
            events.certificationFailed(event, time, "by time");
            assertThat(pushedByPlatform(event))
                    .isEqualTo("<FailTime>1442401156</FailTime><FailReason><![CDATA[by time]]></FailReason>");
        }
        assertThatThrownBy(() -> events.certification("naming_verify_fail", time))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesOfAnAuthorizationComeFromThePlatform() {
        String appId = wechat.account().appId();

        events.authorizationRevoked(citizen, "205");
        assertThat(pushedByPlatform("user_authorization_revoke"))
                .isEqualTo("<OpenID><![CDATA[oLiLei]]></OpenID><AppID><![CDATA[" + appId
                        + "]]></AppID><RevokeInfo><![CDATA[205]]></RevokeInfo>");
        events.authorizationCancelled(citizen);
        assertThat(pushedByPlatform("user_authorization_cancellation"))
                .isEqualTo("<OpenID><![CDATA[oLiLei]]></OpenID><AppID><![CDATA[" + appId + "]]></AppID>");
        events.profileModified(citizen);
        assertThat(pushedByPlatform("user_info_modified"))
                .isEqualTo("<openid><![CDATA[oLiLei]]></openid><appid><![CDATA[" + appId + "]]></appid>");
    }

    @Test
    void anyOtherEventMayBePushed() {
        Delivery delivery = events.push("debug_demo", "<debug_str><![CDATA[hello world]]></debug_str>");

        assertThat(pushedByPlatform("debug_demo")).isEqualTo("<debug_str><![CDATA[hello world]]></debug_str>");
        assertThat(wechat.account().callbacks().redeliver(delivery).answered()).isTrue();
        assertThat(developer.pushes()).hasSize(2);
    }

    /** Returns the elements behind the common ones. */
    private String pushed(String event, String openId) {
        assertThat(element(body(), "Event")).isEqualTo(event);
        assertThat(element(body(), "FromUserName")).isEqualTo(openId);
        assertThat(developer.lastPush().query()).containsEntry("openid", openId);
        String own = body().substring(body().indexOf("</Event>") + "</Event>".length());
        return own.substring(0, own.length() - "</xml>".length());
    }

    private String pushedByPlatform(String event) {
        String from = element(body(), "FromUserName");
        assertThat(from).startsWith("o").isNotEqualTo("oLiLei");
        return pushed(event, from);
    }

    private String body() {
        return developer.lastPush().body();
    }
}
