package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.web.CitizenReference;
import io.github.weizheng.core.web.IdentityBinder;
import io.github.weizheng.core.web.IdentityBinding;
import io.github.weizheng.core.web.IdentityLevel;
import io.github.weizheng.core.web.JdbcIdentityBinder;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void aCitizenIsBoundAndForgotten() throws IOException {
        DataSource dataSource = Town.database();
        String appId = "wx0123456789abcdef";
        Secret digestKey = Secret.of("32-random-bytes-for-digests-0123456789");
        FieldCipher cipher =
                FieldCipher.aesGcm("2026", Secret.of(Base64.getEncoder().encodeToString(new byte[32])));
        OpenId openId = OpenId.of("oLiLei0123456789");
        // tag::binder[]
        JdbcIdentityBinder.createSchema(dataSource); // 建表一次即可
        IdentityBinder binder = new JdbcIdentityBinder(dataSource, appId, digestKey, cipher);
        // end::binder[]
        // tag::bind[]
        binder.bind(
                openId,
                CitizenReference.of("account-8841"), // 贵单位身份系统里的编号，最好不是身份证号
                IdentityLevel.of("face"), // 认证等级，用贵单位自己的叫法
                Duration.ofDays(180)); // 有效期
        Optional<IdentityBinding> known = binder.find(openId);
        // end::bind[]
        assertThat(known.orElseThrow().reference().value()).isEqualTo("account-8841");
        // tag::erase[]
        binder.eraseByReference(CitizenReference.of("account-8841")); // 市民要求删除时
        binder.eraseExpired(); // 每天一次，由贵单位的定时任务调用
        // end::erase[]
        assertThat(binder.find(openId)).isEmpty();
        binder.bind(openId, CitizenReference.of("account-8841"), IdentityLevel.of("face"), Duration.ofDays(180));
        unsubscribe(binder, openId);
        assertThat(binder.find(openId)).isEmpty();
    }

    private static void unsubscribe(IdentityBinder binder, OpenId openId) throws IOException {
        // tag::unsubscribe[]
        Router router = Router.builder()
                .on(InboundEvent.Unsubscribe.class, e -> {
                    binder.erase(e.envelope().citizen());
                    return Reply.none();
                })
                .otherwise(m -> Reply.none())
                .build();
        // end::unsubscribe[]
        HttpServer server = HttpServer.create(Town.anyPort(), 0);
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            OfficialAccount account = OfficialAccount.builder(wechat.account().appId())
                    .callbackToken(Secret.of(wechat.account().callbackToken()))
                    .encodingAesKey(Secret.of(wechat.account().encodingAesKey()))
                    .build();
            server.createContext(
                    "/wechat",
                    new JdkHttpAdapter(CallbackEndpoint.builder(account, router).build()));
            server.start();
            wechat.account().connect(Town.at(server.getAddress(), "/wechat"), CallbackMode.SECURE);
            Citizen citizen = wechat.citizen(openId.value());
            citizen.follow();
            citizen.unfollow();
        } finally {
            server.stop(0);
        }
    }
}
