package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Signs citizens in to a portal's pages inside WeChat.
 *
 * <pre>{@code
 * WebSignIn signIn = WebSignIn.builder(api, states, URI.create("https://portal.example.gov.cn/wx/back"),
 *         RedirectTargets.of("https://portal.example.gov.cn/")).build();
 * server.createContext("/wx/go", new JdkHttpAdapter(signIn.starting()));      // /wx/go?target=https%3A%2F%2Fportal…
 * server.createContext("/wx/back", new JdkHttpAdapter(signIn.finishing(done ->
 *         done.redirect().withHeader("Set-Cookie", sessionOf(done.who())))));
 * }</pre>
 *
 * <p>Immutable and thread-safe; one instance is one account and callback address. Construction does no I/O.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/h5/auth.html">微信网页授权</a>
 */
public final class WebSignIn {
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7E]{1,512}");
    private final WebAuthorization authorization;
    private final SignInStates states;
    private final RedirectTargets targets;
    private final AuthorizePage page;
    private final SignInScope scope;
    private final String purpose;

    private WebSignIn(Builder builder) {
        String appId = builder.api.account().appId();
        authorization = new WebAuthorization(builder.api, builder.clock);
        states = builder.states;
        targets = builder.targets;
        page = new AuthorizePage(builder.authorizeBase, appId, builder.callback);
        scope = builder.scope;
        purpose = "signin:" + appId;
    }

    /**
     * Starts.
     *
     * @param callback the public address at which {@link #finish} is asked, without a query; its host is entered in the console (网页授权域名)
     * @param targets where citizens may go afterwards
     */
    public static Builder builder(WeChatApi api, SignInStates states, URI callback, RedirectTargets targets) {
        return new Builder(api, states, callback, targets);
    }

    /**
     * Begins a sign-in. No I/O.
     *
     * @param target where the citizen goes afterwards, as a stranger may have written it
     * @throws SignInRejectedException if it is not on the allow-list
     */
    public SignInStart start(String target) {
        URI allowed = allowed(target);
        SignInStates.Issued issued = states.issue(purpose, allowed.toString(), page.secure());
        return new SignInStart(page.at(scope, issued.state()), issued.setCookie());
    }

    /**
     * Ends a sign-in: checks the state, then gives WeChat the code.
     *
     * <p>The state is used up once it has been found genuine, whatever comes of the code: after any exception the citizen begins anew.
     *
     * @param request as the browser sent it: a GET with {@code state}, {@code code} and the {@code Cookie} header
     * @throws SignInRejectedException if the sign-in is refused, whoever's fault it is
     * @throws io.github.weizheng.core.WeChatException if WeChat cannot be asked, or answers something else than yes or no
     */
    public CompletedSignIn finish(CallbackRequest request) {
        SignInStates.Redeemed state = states.redeem(purpose, request, page.secure());
        URI target = allowed(state.subject());
        String code = request.parameter("code")
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> new SignInRejectedException(Reason.REFUSED_BY_CITIZEN));
        if (!CODE.matcher(code).matches()) {
            throw new SignInRejectedException(Reason.CODE_REFUSED);
        }
        return new CompletedSignIn(authorization.exchange(Secret.of(code)), target, state.clearCookie());
    }

    /** The page that begins: asked with {@code target}, answers 302 to WeChat, or a line for the citizen. */
    public CallbackHandler starting() {
        return new SignInPage(request -> request.parameter("target")
                .map(target -> start(target).response())
                .orElseThrow(() -> new SignInRejectedException(Reason.MALFORMED)));
    }

    /**
     * The page that ends: answers what the portal makes of the sign-in, or a line for the citizen; 502 if WeChat cannot be asked.
     *
     * @param welcome makes a session and the answer, mostly from {@link CompletedSignIn#redirect}; a visitor of a snapshot page gets none
     */
    public CallbackHandler finishing(Function<CompletedSignIn, CallbackResponse> welcome) {
        Objects.requireNonNull(welcome, "welcome");
        return new SignInPage(request -> welcome.apply(finish(request)));
    }

    private URI allowed(String target) {
        return targets.find(target).orElseThrow(() -> new SignInRejectedException(Reason.TARGET_NOT_ALLOWED));
    }

    /** Collects what differs. For one thread. */
    public static final class Builder {
        private final WeChatApi api;
        private final SignInStates states;
        private final URI callback;
        private final RedirectTargets targets;
        private SignInScope scope = SignInScope.BASE;
        private URI authorizeBase = AuthorizePage.WECHAT;
        private InstantSource clock = Clock.systemUTC();

        private Builder(WeChatApi api, SignInStates states, URI callback, RedirectTargets targets) {
            this.api = Objects.requireNonNull(api, "api");
            this.states = Objects.requireNonNull(states, "states");
            this.callback = Objects.requireNonNull(callback, "callback");
            this.targets = Objects.requireNonNull(targets, "targets");
        }

        /** What the citizen is asked for; {@link SignInScope#BASE} by default, which asks nothing. */
        public Builder scope(SignInScope asked) {
            scope = Objects.requireNonNull(asked, "asked");
            return this;
        }

        /** Where WeChat's page is, if not at {@code https://open.weixin.qq.com}: a reverse proxy or a simulator. */
        public Builder authorizeBase(URI base) {
            authorizeBase = Objects.requireNonNull(base, "base");
            return this;
        }

        /** The clock by which the citizens' grants expire. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes it. Does no I/O.
         *
         * @throws IllegalArgumentException if the account has no AppSecret, or an address has another form
         */
        public WebSignIn build() {
            return new WebSignIn(this);
        }
    }
}
