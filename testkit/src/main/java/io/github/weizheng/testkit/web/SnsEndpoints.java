package io.github.weizheng.testkit.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.console.Console;

/** The four paths behind {@code /sns/}. */
final class SnsEndpoints {
    private final String appId;
    private final String appSecret;
    private final Console console;
    private final Codes codes;
    private final UserTokens tokens;

    SnsEndpoints(String appId, String appSecret, Console console, Codes codes, UserTokens tokens) {
        this.appId = appId;
        this.appSecret = appSecret;
        this.console = console;
        this.codes = codes;
        this.tokens = tokens;
    }

    void addTo(OfficialAccountApi api) {
        api.openRoute("GET", "/sns/oauth2/access_token", this::redeem);
        api.openRoute("GET", "/sns/oauth2/refresh_token", this::refresh);
        api.openRoute("GET", "/sns/userinfo", this::userInfo);
        api.openRoute("GET", "/sns/auth", this::check);
    }

    private ApiAnswer redeem(ApiCall call) {
        requireAppId(call);
        String secret = parameter(call, "secret");
        if (secret.isEmpty()) {
            throw new ApiRefusal(Errcode.SECRET_MISSING);
        }
        if (!secret.equals(appSecret)) {
            throw new ApiRefusal(Errcode.INVALID_SECRET);
        }
        console.requireSecretInUse();
        requireGrantType(call, "authorization_code");
        String code = parameter(call, "code");
        if (code.isEmpty()) {
            throw new ApiRefusal(Errcode.CODE_MISSING);
        }
        Consent consent = codes.redeem(code);
        ObjectNode json = tokens(consent, tokens.newRefresh(consent));
        if (consent.snapshot()) {
            json.put("is_snapshotuser", 1);
        }
        putUnionId(json, consent);
        return new ApiAnswer(json, "网页授权 code 换取 access_token");
    }

    private ApiAnswer refresh(ApiCall call) {
        requireAppId(call);
        requireGrantType(call, "refresh_token");
        String refreshToken = parameter(call, "refresh_token");
        return new ApiAnswer(tokens(tokens.byRefresh(refreshToken), refreshToken), "刷新网页授权 access_token");
    }

    private ApiAnswer userInfo(ApiCall call) {
        Consent consent = authorized(call);
        if (!consent.coversUserInfo()) {
            throw new ApiRefusal(Errcode.API_UNAUTHORIZED);
        }
        ObjectNode json = ApiAnswer.object()
                .put("openid", consent.openId())
                .put("nickname", consent.snapshot() ? "微信用户" : consent.person().nickname())
                .put("sex", 0)
                .put("language", "")
                .put("city", "")
                .put("province", "")
                .put("country", "")
                .put("headimgurl", consent.snapshot() ? "" : consent.person().headImgUrl());
        json.putArray("privilege");
        putUnionId(json, consent);
        return new ApiAnswer(json, "获取网页授权用户信息");
    }

    private ApiAnswer check(ApiCall call) {
        authorized(call);
        return ApiAnswer.ok("检验网页授权 access_token");
    }

    private Consent authorized(ApiCall call) {
        Consent consent = tokens.byAccess(parameter(call, "access_token"));
        String openId = parameter(call, "openid");
        if (openId.isEmpty()) {
            throw new ApiRefusal(Errcode.OPENID_MISSING);
        }
        if (!openId.equals(consent.openId())) {
            throw new ApiRefusal(Errcode.INVALID_OPENID);
        }
        console.requireAccountInUse();
        return consent;
    }

    private ObjectNode tokens(Consent consent, String refreshToken) {
        return ApiAnswer.object()
                .put("access_token", tokens.newAccess(consent))
                .put("expires_in", UserTokens.ACCESS_LIFETIME.toSeconds())
                .put("refresh_token", refreshToken)
                .put("openid", consent.openId())
                .put("scope", consent.scope());
    }

    private void putUnionId(ObjectNode json, Consent consent) {
        if (console.boundToOpenPlatform() && consent.coversUserInfo() && !consent.snapshot()) {
            json.put("unionid", consent.person().unionId());
        }
    }

    private void requireAppId(ApiCall call) {
        String given = parameter(call, "appid");
        if (given.isEmpty()) {
            throw new ApiRefusal(Errcode.APPID_MISSING);
        }
        if (!given.equals(appId)) {
            throw new ApiRefusal(Errcode.INVALID_APPID);
        }
        console.requireAccountInUse();
    }

    private static void requireGrantType(ApiCall call, String wanted) {
        if (!parameter(call, "grant_type").equals(wanted)) {
            throw new ApiRefusal(Errcode.INVALID_GRANT_TYPE);
        }
    }

    private static String parameter(ApiCall call, String name) {
        return call.query(name).orElse("");
    }
}
