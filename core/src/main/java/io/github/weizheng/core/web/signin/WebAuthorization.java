package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.web.signin.SignInAnswers.Granted;
import io.github.weizheng.core.web.signin.SignInAnswers.Profile;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The calls behind a sign-in: a code for a grant, a grant for a newer one, whether it holds, and the citizen's profile.
 *
 * <p>{@link WebSignIn} makes the first of them; the others are there for what comes later. The AppSecret is in the query of the call as
 * WeChat wants it, and in no message. Every method may also throw {@code TransportException} and {@code MalformedResponseException}.
 * Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/h5/auth.html">微信网页授权</a>
 */
public final class WebAuthorization {
    private static final String TOKEN = "/sns/oauth2/access_token";
    private static final String REFRESH = "/sns/oauth2/refresh_token";
    private static final String VALID = "/sns/auth";
    private static final String PROFILE = "/sns/userinfo";

    /** Bad code, code timed out, code missing, code used, password changed since. */
    private static final Set<String> CODE_REFUSED = Set.of("40029", "42003", "41008", "40163", "42007");
    /** Token or openid not (or no longer) good: wrong, illegal, timed out, password changed. */
    private static final Set<String> NOT_VALID = Set.of("40001", "40003", "40014", "42001", "42007");

    private static final int MAX_CODE = 512;

    private final WeChatApi api;
    private final Secret appSecret;
    private final InstantSource clock;

    /**
     * On an account's API and the system clock. Does no I/O.
     *
     * @throws IllegalArgumentException if the account has no AppSecret
     */
    public WebAuthorization(WeChatApi api) {
        this(api, Clock.systemUTC());
    }

    /**
     * On an account's API. Does no I/O.
     *
     * @param clock by which grants expire
     * @throws IllegalArgumentException if the account has no AppSecret
     */
    public WebAuthorization(WeChatApi api, InstantSource clock) {
        this.api = Objects.requireNonNull(api, "api");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.appSecret = api.account()
                .appSecret()
                .orElseThrow(() -> new IllegalArgumentException("appSecret: needed for web sign-in, missing in account "
                        + api.account().appId()));
    }

    /**
     * Gives WeChat a code and learns who came with it. A code is good once and for five minutes; after any failure the citizen begins anew.
     *
     * @throws SignInRejectedException if WeChat does not take the code
     * @throws ApiException if WeChat refuses for another reason
     */
    public SignedIn exchange(Secret code) {
        if (code.expose().length() > MAX_CODE) {
            throw new SignInRejectedException(Reason.CODE_REFUSED);
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("appid", api.account().appId());
        query.put("secret", appSecret.expose());
        query.put("code", code.expose());
        query.put("grant_type", "authorization_code");
        Granted answer;
        try {
            answer = get(TOKEN, query, Granted.class);
        } catch (ApiException e) {
            throw CODE_REFUSED.contains(e.code()) ? new SignInRejectedException(Reason.CODE_REFUSED, e) : e;
        }
        if (answer.isSnapshot()) {
            return new SignedIn.SnapshotVisitor();
        }
        UserGrant grant = answer.grant("GET " + TOKEN, clock.instant());
        return new SignedIn.Citizen(grant.openId(), SignInAnswers.present(answer.unionId()), grant);
    }

    /**
     * A grant with a new access token. Good for 30 days after the sign-in; may be repeated.
     *
     * @throws ApiException if WeChat refuses: 40030 or 42002 if the refresh token is wrong or too old, 42007 if the citizen has changed
     *     the password since; the citizen signs in anew
     */
    public UserGrant refresh(UserGrant grant) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("appid", api.account().appId());
        query.put("grant_type", "refresh_token");
        query.put("refresh_token", grant.refreshToken().expose());
        UserGrant fresh = get(REFRESH, query, Granted.class).grant("GET " + REFRESH, clock.instant());
        if (!fresh.openId().equals(grant.openId())) {
            throw SignInAnswers.malformed("GET " + REFRESH, "openid (another user's)");
        }
        return fresh;
    }

    /**
     * Whether WeChat still takes the grant's access token.
     *
     * @throws ApiException if WeChat answers something else than yes or no
     */
    public boolean isValid(UserGrant grant) {
        try {
            get(VALID, ofUser(grant), Map.class);
            return true;
        } catch (ApiException e) {
            if (NOT_VALID.contains(e.code())) {
                return false;
            }
            throw e;
        }
    }

    /**
     * What the citizen shows of themselves; needs {@link SignInScope#USERINFO}.
     *
     * @param language of what WeChat translates: Chinese (Traditional for Taiwan or script {@code Hant}), English for any other
     * @throws ApiException if WeChat refuses: 48001 if the scope was another, 40001 or 42001 if the token has ended ({@link #refresh} it)
     */
    public UserProfile profile(UserGrant grant, Locale language) {
        Map<String, String> query = ofUser(grant);
        query.put("lang", code(language));
        UserProfile profile = get(PROFILE, query, Profile.class).profile("GET " + PROFILE);
        if (!profile.openId().equals(grant.openId())) {
            throw SignInAnswers.malformed("GET " + PROFILE, "openid (another user's)");
        }
        return profile;
    }

    private <T> T get(String path, Map<String, String> query, Class<T> type) {
        return api.getWithoutToken(path, query, type);
    }

    private static Map<String, String> ofUser(UserGrant grant) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("access_token", grant.accessToken().expose());
        query.put("openid", grant.openId().value());
        return query;
    }

    private static String code(Locale language) {
        if (!language.getLanguage().equals(Locale.CHINESE.getLanguage())) {
            return "en";
        }
        boolean traditional =
                language.getCountry().equals("TW") || language.getScript().equals("Hant");
        return traditional ? "zh_TW" : "zh_CN";
    }
}
