package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets several systems sign citizens in although an account has two callback domains only: the relay has one, and hands the browser on.
 *
 * <pre>{@code
 * https://relay…/wx?system=water&redirect_uri=https%3A%2F%2Fwater…%2Fback&state=…      the system sends the browser here
 * https://open.weixin.qq.com/…&state=(the relay's)                                     the relay sends it to WeChat
 * https://relay…/wx?code=…&state=(the relay's)                                         WeChat sends it back
 * https://water…/back?code=…&state=(the system's)                                      the relay hands it to the system
 * }</pre>
 *
 * <p>A system that used to go to WeChat by itself changes the address and adds {@code system}; whatever else it sends is ignored. Its
 * {@code state} has 1 to 512 printable ASCII characters, and is not optional here.
 *
 * <p>The system gets what WeChat would have sent it: {@code code} and its own {@code state}, character by character; {@code state} alone
 * if the citizen did not agree. It must check its state. It then exchanges the code itself, for which it must know the AppSecret; or
 * better, it asks a service of the office that holds the secret and calls {@link WebAuthorization#exchange}, so that a visitor of a
 * snapshot page is nobody there too. The relay never exchanges a code.
 *
 * <p><b>The systems must trust each other with their citizens.</b> No system gets another's code or state by way of the relay, but to WeChat a code is
 * the account's and not a system's: a system that keeps the code of a citizen who came to it could use it to enter another one as that citizen. Give a
 * vendor for whom that is too much an account of its own.
 *
 * <p>The browser goes nowhere but to an address on the named system's own list, which is looked at on the way out and once more on the way
 * back. One handler serves both ways, at the callback address. Immutable and thread-safe; does no I/O but for the store of used states,
 * and never throws.
 */
public final class SignInRelay implements CallbackHandler {
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
    /** Printable, so that it comes back as it was sent. */
    private static final Pattern STATE = Pattern.compile("[\\x20-\\x7E]{1,512}");

    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7E]{1,512}");

    /** A parameter that some server takes for one of the answer's: in capitals, behind blanks, as a list, cut at a NUL. */
    private static final Pattern ANSWER =
            Pattern.compile("[\\s\\x00]*(code|state)([\\[\\s\\x00].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Some servers take a semicolon for an ampersand. */
    private static final Pattern SEPARATOR = Pattern.compile("[&;]");

    private final SignInStates states;
    private final AuthorizePage authorize;
    private final SignInPage page;
    private final Map<String, Client> systems;
    private final String purpose;

    private SignInRelay(Builder builder) {
        states = builder.states;
        page = new SignInPage(this::answer);
        authorize = new AuthorizePage(builder.authorizeBase, builder.account.appId(), builder.callback);
        systems = Map.copyOf(builder.systems);
        purpose = "relay:" + builder.account.appId();
    }

    /**
     * Starts.
     *
     * @param callback the public address of this handler, without a query; its host is entered in the console (网页授权域名)
     */
    public static Builder builder(OfficialAccount account, SignInStates states, URI callback) {
        return new Builder(account, states, callback);
    }

    @Override
    public CallbackResponse handle(CallbackRequest request) {
        return page.handle(request);
    }

    /** A body is not read. */
    @Override
    public int maxBodyBytes() {
        return page.maxBodyBytes();
    }

    private CallbackResponse answer(CallbackRequest request) {
        Optional<String> system = request.parameter("system");
        return system.isPresent() ? out(system.get(), request) : back(request);
    }

    private CallbackResponse out(String system, CallbackRequest request) {
        String target = required(request, "redirect_uri");
        String state = required(request, "state");
        if (!STATE.matcher(state).matches()) {
            throw new SignInRejectedException(Reason.MALFORMED);
        }
        Client client = allowed(system, target);
        SignInStates.Issued issued =
                states.issue(purpose, String.join("\n", system, target, state), authorize.secure());
        return new SignInStart(authorize.at(client.scope, issued.state()), issued.setCookie()).response();
    }

    private CallbackResponse back(CallbackRequest request) {
        SignInStates.Redeemed redeemed = states.redeem(purpose, request, authorize.secure());
        String[] parts = redeemed.subject().split("\n", 3);
        allowed(parts[0], parts[1]);
        String code = request.parameter("code").orElse("");
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            throw new SignInRejectedException(Reason.CODE_REFUSED);
        }
        String answer = (code.isEmpty() ? "" : "code=" + encode(code) + "&") + "state=" + encode(parts[2]);
        URI target = URI.create(parts[1] + (parts[1].indexOf('?') < 0 ? "?" : "&") + answer);
        return CallbackResponse.redirect(target)
                .withHeader("Set-Cookie", redeemed.clearCookie())
                .withHeader("Cache-Control", "no-store")
                .withHeader("Referrer-Policy", "no-referrer");
    }

    private Client allowed(String system, String target) {
        return Optional.ofNullable(systems.get(system))
                .filter(client -> client.targets
                        .find(target)
                        .filter(SignInRelay::takesAnswer)
                        .isPresent())
                .orElseThrow(() -> new SignInRejectedException(Reason.TARGET_NOT_ALLOWED));
    }

    /** Whether the address has no code or state of its own, one of which the system would take for the other. */
    private static boolean takesAnswer(URI target) {
        String query = Objects.requireNonNullElse(target.getRawQuery(), "");
        return SEPARATOR
                .splitAsStream(query)
                .map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
                .noneMatch(name -> ANSWER.matcher(name).matches());
    }

    private static String required(CallbackRequest request, String name) {
        return request.parameter(name).orElseThrow(() -> new SignInRejectedException(Reason.MALFORMED));
    }

    /** A blank as {@code %20}, which forms and addresses both read. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Client(RedirectTargets targets, SignInScope scope) {}

    /** Collects the systems. For one thread. */
    public static final class Builder {
        private final OfficialAccount account;
        private final SignInStates states;
        private final URI callback;
        private final Map<String, Client> systems = new LinkedHashMap<>();
        private URI authorizeBase = AuthorizePage.WECHAT;

        private Builder(OfficialAccount account, SignInStates states, URI callback) {
            this.account = Objects.requireNonNull(account, "account");
            this.states = Objects.requireNonNull(states, "states");
            this.callback = Objects.requireNonNull(callback, "callback");
        }

        /** A system that needs to know its citizens' openid only. */
        public Builder system(String name, RedirectTargets targets) {
            return system(name, targets, SignInScope.BASE);
        }

        /**
         * A system, its addresses, and what its citizens are asked for.
         *
         * @param name by which it calls itself: 1 to 32 letters, digits, {@code _}, {@code .} or {@code -}
         * @throws IllegalArgumentException if the name has another form or is taken
         */
        public Builder system(String name, RedirectTargets targets, SignInScope scope) {
            Objects.requireNonNull(targets, "targets");
            Objects.requireNonNull(scope, "scope");
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "system: 1 to 32 letters, digits, _, . or -, actual length " + name.length());
            }
            if (systems.putIfAbsent(name, new Client(targets, scope)) != null) {
                throw new IllegalArgumentException("system: " + name + " is there already");
            }
            return this;
        }

        /** Where WeChat's page is, if not at {@code https://open.weixin.qq.com}: a reverse proxy or a simulator. */
        public Builder authorizeBase(URI base) {
            authorizeBase = Objects.requireNonNull(base, "base");
            return this;
        }

        /**
         * Makes it. Does no I/O.
         *
         * @throws IllegalArgumentException if there is no system, or an address has another form
         */
        public SignInRelay build() {
            if (systems.isEmpty()) {
                throw new IllegalArgumentException("system: at least 1, actual 0");
            }
            return new SignInRelay(this);
        }
    }
}
