package io.github.weizheng.testkit.api;

import java.util.Map;

/** The errcodes that the simulator answers by itself, with WeChat's words for them. */
public final class Errcode {
    public static final int INVALID_CREDENTIAL = 40001;
    public static final int INVALID_GRANT_TYPE = 40002;
    public static final int INVALID_OPENID = 40003;
    public static final int INVALID_MEDIA_ID = 40007;
    public static final int INVALID_APPID = 40013;
    public static final int INVALID_ACCESS_TOKEN = 40014;
    public static final int INVALID_BUTTON_SIZE = 40016;
    public static final int INVALID_BUTTON_TYPE = 40017;
    public static final int INVALID_BUTTON_NAME = 40018;
    public static final int INVALID_BUTTON_KEY = 40019;
    public static final int INVALID_BUTTON_URL = 40020;
    public static final int INVALID_SUB_MENU_DEPTH = 40022;
    public static final int INVALID_SUB_BUTTON_SIZE = 40023;
    public static final int INVALID_SUB_BUTTON_TYPE = 40024;
    public static final int INVALID_SUB_BUTTON_NAME = 40025;
    public static final int INVALID_SUB_BUTTON_KEY = 40026;
    public static final int INVALID_SUB_BUTTON_URL = 40027;
    public static final int INVALID_CHARSET = 40033;
    public static final int INVALID_TEMPLATE_ID = 40037;
    public static final int INVALID_SUB_BUTTON_URL_DOMAIN = 40054;
    public static final int INVALID_BUTTON_URL_DOMAIN = 40055;
    public static final int INVALID_SECRET = 40125;
    public static final int INVALID_MINIPROGRAM_PATH = 40165;
    public static final int INVALID_MINIPROGRAM_APPID = 40166;
    public static final int ACCESS_TOKEN_MISSING = 41001;
    public static final int APPID_MISSING = 41002;
    public static final int SECRET_MISSING = 41004;
    public static final int SUB_MENU_MISSING = 41007;
    public static final int ACCESS_TOKEN_EXPIRED = 42001;
    public static final int REQUIRE_GET = 43001;
    public static final int REQUIRE_POST = 43002;
    public static final int REQUIRE_SUBSCRIBE = 43004;
    public static final int EMPTY_BODY = 44002;
    public static final int DAILY_QUOTA_REACHED = 45009;
    public static final int TOO_FREQUENT = 45011;
    public static final int MENU_NOT_FOUND = 46003;
    public static final int DATA_FORMAT_ERROR = 47001;
    public static final int ARGUMENT_INVALID = 47003;

    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(-1, "system error"),
            Map.entry(INVALID_CREDENTIAL, "invalid credential, access_token is invalid or not latest"),
            Map.entry(INVALID_GRANT_TYPE, "invalid grant_type"),
            Map.entry(INVALID_OPENID, "invalid openid"),
            Map.entry(INVALID_MEDIA_ID, "invalid media_id"),
            Map.entry(INVALID_APPID, "invalid appid"),
            Map.entry(INVALID_ACCESS_TOKEN, "invalid access_token"),
            Map.entry(INVALID_BUTTON_SIZE, "invalid button size"),
            Map.entry(INVALID_BUTTON_TYPE, "invalid button type"),
            Map.entry(INVALID_BUTTON_NAME, "invalid button name size"),
            Map.entry(INVALID_BUTTON_KEY, "invalid button key size"),
            Map.entry(INVALID_BUTTON_URL, "invalid button url size"),
            Map.entry(INVALID_SUB_MENU_DEPTH, "invalid sub menu depth"),
            Map.entry(INVALID_SUB_BUTTON_SIZE, "invalid sub button size"),
            Map.entry(INVALID_SUB_BUTTON_TYPE, "invalid sub button type"),
            Map.entry(INVALID_SUB_BUTTON_NAME, "invalid sub button name size"),
            Map.entry(INVALID_SUB_BUTTON_KEY, "invalid sub button key size"),
            Map.entry(INVALID_SUB_BUTTON_URL, "invalid sub button url size"),
            Map.entry(
                    INVALID_CHARSET,
                    "invalid charset. please check your request, if include \\uxxxx will create fail!"),
            Map.entry(INVALID_TEMPLATE_ID, "invalid template_id"),
            Map.entry(INVALID_SUB_BUTTON_URL_DOMAIN, "invalid sub button url domain"),
            Map.entry(INVALID_BUTTON_URL_DOMAIN, "invalid button url domain"),
            Map.entry(INVALID_SECRET, "invalid appsecret"),
            Map.entry(INVALID_MINIPROGRAM_PATH, "invalid weapp pagepath"),
            Map.entry(INVALID_MINIPROGRAM_APPID, "invalid weapp appid"),
            Map.entry(ACCESS_TOKEN_MISSING, "access_token missing"),
            Map.entry(APPID_MISSING, "appid missing"),
            Map.entry(SECRET_MISSING, "appsecret missing"),
            Map.entry(SUB_MENU_MISSING, "missing sub menu data"),
            Map.entry(ACCESS_TOKEN_EXPIRED, "access_token expired"),
            Map.entry(REQUIRE_GET, "require GET method"),
            Map.entry(REQUIRE_POST, "require POST method"),
            Map.entry(REQUIRE_SUBSCRIBE, "require subscribe"),
            Map.entry(EMPTY_BODY, "empty post data"),
            Map.entry(DAILY_QUOTA_REACHED, "reach max api daily quota limit"),
            Map.entry(TOO_FREQUENT, "api minute-quota reach limit, must slower, retry next minute"),
            Map.entry(MENU_NOT_FOUND, "menu no exist"),
            Map.entry(DATA_FORMAT_ERROR, "data format error"),
            Map.entry(ARGUMENT_INVALID, "argument invalid!"));

    private Errcode() {}

    /** Returns WeChat's words for {@code errcode}, without the rid. */
    static String text(int errcode) {
        return TEXTS.getOrDefault(errcode, "error " + errcode);
    }
}
