package io.github.weizheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.core.web.CitizenReference;
import io.github.weizheng.core.web.IdentityBinder;
import io.github.weizheng.core.web.IdentityLevel;
import io.github.weizheng.core.web.InMemoryIdentityBinder;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.core.web.jssdk.JsSdk;
import io.github.weizheng.core.web.jssdk.JsSdkConfig;
import io.github.weizheng.core.web.signin.CompletedSignIn;
import io.github.weizheng.core.web.signin.RedirectTargets;
import io.github.weizheng.core.web.signin.SignInRejectedException;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import io.github.weizheng.core.web.signin.SignInRelay;
import io.github.weizheng.core.web.signin.SignInScope;
import io.github.weizheng.core.web.signin.SignInStates;
import io.github.weizheng.core.web.signin.SignedIn;
import io.github.weizheng.core.web.signin.UserGrant;
import io.github.weizheng.core.web.signin.UserProfile;
import io.github.weizheng.core.web.signin.WebAuthorization;
import io.github.weizheng.core.web.signin.WebSignIn;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Fault;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A citizen signs in to pages of an office: what the library asks for and what WeChat answers, each written without the other. */
class SignInStoryTest {
    private static final String OPEN_ID = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";
    private static final String HOST = "portal.example.gov.cn";
    private static final URI CALLBACK = URI.create("https://" + HOST + "/wx/back");
    private static final String BILLS = "https://portal.example.gov.cn/bills";

    private final LogCanary log = LogCanary.listen();
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final Citizen citizen = wechat.citizen(OPEN_ID);
    private final OfficialAccount account = OfficialAccount.builder(
                    wechat.account().appId())
            .appSecret(Secret.of(wechat.account().appSecret()))
            .callbackToken(Secret.of(wechat.account().callbackToken()))
            .encodingAesKey(Secret.of(wechat.account().encodingAesKey()))
            .build();
    private final WeChatApi api = WeChatApi.builder(account)
            .baseUrl(wechat.apiUrl())
            .clock(wechat.clock())
            .build();
    private final WebAuthorization authorization = new WebAuthorization(api, wechat.clock());
    private final SignInStates states = SignInStates.builder(
                    Secret.of("a key of the portal with 32 bytes"), new InMemoryStore(wechat.clock()))
            .clock(wechat.clock())
            .build();
    private final WebSignIn signIn = WebSignIn.builder(api, states, CALLBACK, RedirectTargets.of(BILLS))
            .scope(SignInScope.USERINFO)
            .clock(wechat.clock())
            .build();

    SignInStoryTest() {
        wechat.account().settings().addSignInHost(HOST);
    }

    @AfterEach
    void close() {
        wechat.close();
        log.close();
    }

    @Test
    void aCitizenSignsInAndIsForgottenOnUnsubscribing() throws Exception {
        IdentityBinder binder = new InMemoryIdentityBinder(wechat.clock());
        List<CompletedSignIn> welcomed = new ArrayList<>();
        CallbackResponse answer = comesBack(signIn.finishing(done -> {
            welcomed.add(done);
            return done.redirect();
        }));
        assertThat(answer.headers().get("Location")).containsExactly(BILLS);
        OpenId openId = ((SignedIn.Citizen) welcomed.get(0).who()).openId();
        assertThat(openId.value()).isEqualTo(OPEN_ID);

        citizen.follow();
        binder.bind(openId, CitizenReference.of("account-7"), IdentityLevel.of("L1"), Duration.ofDays(365));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new JdkHttpAdapter(forgetting(binder)));
        server.start();
        try {
            wechat.account()
                    .connect(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), CallbackMode.SECURE);
            assertThat(binder.find(openId)).isPresent();
            citizen.unfollow();
            assertThat(binder.find(openId)).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private CallbackHandler forgetting(IdentityBinder binder) {
        Router router = Router.builder()
                .on(InboundEvent.Unsubscribe.class, event -> {
                    binder.erase(event.envelope().citizen());
                    return Reply.none();
                })
                .otherwise(message -> Reply.none())
                .build();
        return CallbackEndpoint.builder(account, router)
                .requireEncryption(true)
                .clock(wechat.clock())
                .build();
    }

    @Test
    void aCitizenShowsAProfileForAsLongAsTheGrantHolds() {
        citizen.showAs("小李", "https://thirdwx.qlogo.cn/mmopen/li/132");
        UserGrant grant = granted();
        UserProfile profile = authorization.profile(grant, Locale.CHINA);
        assertThat(profile.openId().value()).isEqualTo(OPEN_ID);
        assertThat(profile.nickname()).isEqualTo("小李");
        assertThat(profile.picture()).contains("https://thirdwx.qlogo.cn/mmopen/li/132");

        wechat.clock().advance(Duration.ofHours(2));
        assertThat(authorization.isValid(grant)).isFalse();
        UserGrant newer = authorization.refresh(grant);
        assertThat(authorization.isValid(newer)).isTrue();
        citizen.changePassword();
        assertThat(authorization.isValid(newer)).isFalse();
        assertThatThrownBy(() -> authorization.refresh(newer))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("42007"));
    }

    @Test
    void whoIsNoRealCitizenOrDoesNotAgreeIsNotSignedIn() {
        citizen.seeSnapshotPages(true);
        assertThat(comesBack(signIn.finishing(done -> {
                            assertThat(done.who()).isEqualTo(new SignedIn.SnapshotVisitor());
                            return done.redirect();
                        }))
                        .status())
                .isEqualTo(302);

        CallbackResponse begun = begin();
        URI back = citizen.opensAndRefuses(location(begun)).redirect().orElseThrow();
        CallbackResponse refused = signIn.finishing(CompletedSignIn::redirect).handle(request(back, begun));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers()).doesNotContainKey("Location");
    }

    @Test
    void aSystemBehindTheRelayGetsACodeThatIsGoodOnce() {
        SignInRelay relay = SignInRelay.builder(account, states, CALLBACK)
                .system("water", RedirectTargets.of("https://water.example.gov.cn/back"))
                .build();
        CallbackResponse begun = relay.handle(CallbackRequest.of(
                "GET",
                "system=water&redirect_uri=https%3A%2F%2Fwater.example.gov.cn%2Fback&state=its%20own",
                new byte[0]));
        URI back = citizen.opens(location(begun)).redirect().orElseThrow();
        URI system = URI.create(location(relay.handle(request(back, begun))));
        assertThat(system.getHost()).isEqualTo("water.example.gov.cn");
        CallbackRequest handed = CallbackRequest.of("GET", system.getRawQuery(), new byte[0]);
        assertThat(handed.parameter("state")).contains("its own");
        Secret code = Secret.of(handed.parameter("code").orElseThrow());
        assertThat(((SignedIn.Citizen) authorization.exchange(code)).openId().value())
                .isEqualTo(OPEN_ID);
        assertThatThrownBy(() -> authorization.exchange(code))
                .isInstanceOfSatisfying(SignInRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.CODE_REFUSED));
    }

    @Test
    void whatGoesWrongIsLoggedWithoutTheCitizenTheCodeOrTheSecret() {
        CallbackResponse begun = begin();
        URI back = citizen.opens(location(begun)).redirect().orElseThrow();
        wechat.account().failNext("/sns/oauth2/access_token", Fault.page(502), 20);
        CallbackHandler callback = signIn.finishing(CompletedSignIn::redirect);
        assertThat(callback.handle(request(back, begun)).status()).isEqualTo(502);
        assertThat(callback.handle(request(back, begun)).status()).isEqualTo(403);
        String code = CallbackRequest.of("GET", back.getRawQuery(), new byte[0])
                .parameter("code")
                .orElseThrow();
        log.assertSilentAbout(OPEN_ID, code, wechat.account().appSecret());
    }

    @Test
    void wechatTakesTheSignatureOfAPage() {
        wechat.account().settings().addJsSdkHost(HOST);
        JsSdk jsSdk = new JsSdk(account.appId(), api.jsapiTickets()::current, wechat.clock());
        JsSdkConfig config = jsSdk.config(BILLS + "?month=10&of=%E6%B0%B4#paid");
        for (String page : List.of(BILLS + "?month=10&of=%E6%B0%B4", BILLS + "?month=10&of=%E6%B0%B4#unpaid")) {
            assertThat(says(page, config)).isEqualTo("config:ok");
        }
        assertThat(says(BILLS + "?month=11", config)).isEqualTo("config:invalid signature");
    }

    private String says(String page, JsSdkConfig config) {
        return wechat.account()
                .jsSdkConfig(
                        URI.create(page), String.valueOf(config.timestamp()), config.nonceStr(), config.signature());
    }

    private UserGrant granted() {
        List<UserGrant> grants = new ArrayList<>();
        comesBack(signIn.finishing(done -> {
            grants.add(((SignedIn.Citizen) done.who()).grant());
            return done.redirect();
        }));
        return grants.get(0);
    }

    private CallbackResponse begin() {
        return signIn.starting().handle(CallbackRequest.of("GET", "target=" + BILLS, new byte[0]));
    }

    private CallbackResponse comesBack(CallbackHandler callback) {
        CallbackResponse begun = begin();
        URI back = citizen.opens(location(begun)).redirect().orElseThrow();
        assertThat(back.toString()).startsWith(CALLBACK + "?code=");
        return callback.handle(request(back, begun));
    }

    /** As the browser sends it that was told to begin. */
    private static CallbackRequest request(URI address, CallbackResponse begun) {
        String cookie = only("Set-Cookie", begun).split(";", 2)[0];
        return CallbackRequest.of("GET", address.getRawQuery(), Map.of("Cookie", List.of(cookie)), new byte[0]);
    }

    private static String location(CallbackResponse response) {
        return only("Location", response);
    }

    private static String only(String header, CallbackResponse response) {
        List<String> values = response.headers().getOrDefault(header, List.of());
        assertThat(values).as(header).hasSize(1);
        return Objects.requireNonNull(values.get(0));
    }
}
