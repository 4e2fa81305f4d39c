package io.github.weizheng.testkit.api;

import java.util.Map;

/** The errcodes that the simulator answers by itself, with WeChat's words for them. */
public final class Errcode {
    public static final int INVALID_CREDENTIAL = 40001;
    public static final int INVALID_GRANT_TYPE = 40002;
    public static final int INVALID_OPENID = 40003;
    public static final int INVALID_MEDIA_ID = 40007;
    public static final int INVALID_MESSAGE_TYPE = 40008;
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
    public static final int INVALID_OAUTH_CODE = 40029;
    public static final int INVALID_REFRESH_TOKEN = 40030;
    public static final int INVALID_CHARSET = 40033;
    public static final int INVALID_PARAMETER = 40035;
    public static final int INVALID_TEMPLATE_ID = 40037;
    public static final int INVALID_SUB_BUTTON_URL_DOMAIN = 40054;
    public static final int INVALID_BUTTON_URL_DOMAIN = 40055;
    public static final int INVALID_SECRET = 40125;
    public static final int CODE_USED = 40163;
    public static final int INVALID_IP = 40164;
    public static final int INVALID_MINIPROGRAM_PATH = 40165;
    public static final int INVALID_MINIPROGRAM_APPID = 40166;
    public static final int CALLBACK_URL_MISSING = 40201;
    public static final int INVALID_CHECK_ACTION = 40202;
    public static final int INVALID_CHECK_OPERATOR = 40203;
    public static final int SECURE_SERIAL_MISSING = 40230;
    public static final int SECURE_TIMESTAMP_MISSING = 40231;
    public static final int SECURE_SIGNATURE_MISSING = 40232;
    public static final int SECURE_APPID_MISSING = 40233;
    public static final int SECURE_SIGNATURE_INVALID = 40234;
    public static final int SECURE_ENCRYPTION_INVALID = 40235;
    public static final int SECURE_APPID_INVALID = 40236;
    public static final int SECURE_APPID_MISMATCH = 40237;
    public static final int SYMMETRIC_KEY_NOT_SET = 40238;
    public static final int PUBLIC_KEY_NOT_SET = 40239;
    public static final int SECURE_TIMESTAMP_EXPIRED = 40240;
    public static final int SECRET_FROZEN = 40243;
    public static final int ACCESS_TOKEN_MISSING = 41001;
    public static final int APPID_MISSING = 41002;
    public static final int REFRESH_TOKEN_MISSING = 41003;
    public static final int SECRET_MISSING = 41004;
    public static final int SUB_MENU_MISSING = 41007;
    public static final int CODE_MISSING = 41008;
    public static final int OPENID_MISSING = 41009;
    public static final int ACCESS_TOKEN_EXPIRED = 42001;
    public static final int REFRESH_TOKEN_EXPIRED = 42002;
    public static final int CODE_EXPIRED = 42003;
    public static final int PASSWORD_CHANGED = 42007;
    public static final int REQUIRE_GET = 43001;
    public static final int REQUIRE_POST = 43002;
    public static final int REQUIRE_SUBSCRIBE = 43004;
    public static final int EMPTY_BODY = 44002;
    public static final int EMPTY_NEWS = 44003;
    public static final int EMPTY_TEXT = 44004;
    public static final int CONTENT_TOO_LONG = 45002;
    public static final int TOO_MANY_ARTICLES = 45008;
    public static final int DAILY_QUOTA_REACHED = 45009;
    public static final int TOO_FREQUENT = 45011;
    public static final int OUT_OF_REPLY_TIME = 45015;
    public static final int OUT_OF_REPLY_COUNT = 45047;
    public static final int INVALID_TAG = 45159;
    public static final int MENU_NOT_FOUND = 46003;
    public static final int DATA_FORMAT_ERROR = 47001;
    public static final int ARGUMENT_INVALID = 47003;
    public static final int API_UNAUTHORIZED = 48001;
    public static final int CLEAR_LIMIT_REACHED = 48006;
    public static final int ACCOUNT_FROZEN = 50007;
    public static final int INVALID_AGENT = 61452;
    public static final int MENU_ID_NOT_FOUND = 65301;
    public static final int MENU_USER_NOT_FOUND = 65302;
    public static final int DEFAULT_MENU_MISSING = 65303;
    public static final int MATCH_RULE_EMPTY = 65304;
    public static final int TOO_MANY_JUMP_DOMAINS = 65316;
    public static final int INVALID_MENU_URL = 65317;
    public static final int PRIVATE_MATCHING = 65320;
    public static final int RID_NOT_FOUND = 76001;
    public static final int INVALID_RID = 76002;
    public static final int INVALID_CGI_PATH = 76003;
    public static final int RID_EXPIRED = 76004;
    public static final int CGI_PATH_UNKNOWN = 76021;
    public static final int CGI_PATH_FORBIDDEN = 76022;

    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(-1, "system error"),
            Map.entry(INVALID_CREDENTIAL, "invalid credential, access_token is invalid or not latest"),
            Map.entry(INVALID_GRANT_TYPE, "invalid grant_type"),
            Map.entry(INVALID_OPENID, "invalid openid"),
            Map.entry(INVALID_MEDIA_ID, "invalid media_id"),
            Map.entry(INVALID_MESSAGE_TYPE, "invalid message type"),
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
            Map.entry(INVALID_OAUTH_CODE, "invalid code"),
            Map.entry(INVALID_REFRESH_TOKEN, "invalid refresh_token"),
            Map.entry(
                    INVALID_CHARSET,
                    "invalid charset. please check your request, if include \\uxxxx will create fail!"),
            Map.entry(INVALID_PARAMETER, "invalid parameter"),
            Map.entry(INVALID_TEMPLATE_ID, "invalid template_id"),
            Map.entry(INVALID_SUB_BUTTON_URL_DOMAIN, "invalid sub button url domain"),
            Map.entry(INVALID_BUTTON_URL_DOMAIN, "invalid button url domain"),
            Map.entry(INVALID_SECRET, "invalid appsecret"),
            Map.entry(CODE_USED, "code been used"),
            Map.entry(INVALID_IP, "invalid ip, not in whitelist"),
            Map.entry(INVALID_MINIPROGRAM_PATH, "invalid weapp pagepath"),
            Map.entry(INVALID_MINIPROGRAM_APPID, "invalid weapp appid"),
            Map.entry(CALLBACK_URL_MISSING, "no callback url"),
            Map.entry(INVALID_CHECK_ACTION, "invalid action"),
            Map.entry(INVALID_CHECK_OPERATOR, "invalid check_operator"),
            Map.entry(SECURE_SERIAL_MISSING, "miss Wechatmp-Serial"),
            Map.entry(SECURE_TIMESTAMP_MISSING, "miss Wechatmp-TimeStamp"),
            Map.entry(SECURE_SIGNATURE_MISSING, "miss Wechatmp-Signature"),
            Map.entry(SECURE_APPID_MISSING, "miss Wechatmp-Appid"),
            Map.entry(SECURE_SIGNATURE_INVALID, "invalid signature"),
            Map.entry(SECURE_ENCRYPTION_INVALID, "invalid encryption"),
            Map.entry(SECURE_APPID_INVALID, "invalid Wechatmp-Appid"),
            Map.entry(SECURE_APPID_MISMATCH, "Wechatmp-Appid mismatch with access_token"),
            Map.entry(SYMMETRIC_KEY_NOT_SET, "symmetric key not set"),
            Map.entry(PUBLIC_KEY_NOT_SET, "public key not set"),
            Map.entry(SECURE_TIMESTAMP_EXPIRED, "timestamp expired"),
            Map.entry(SECRET_FROZEN, "AppSecret has been frozen, please unfreeze it and try again"),
            Map.entry(ACCESS_TOKEN_MISSING, "access_token missing"),
            Map.entry(APPID_MISSING, "appid missing"),
            Map.entry(REFRESH_TOKEN_MISSING, "refresh_token missing"),
            Map.entry(SECRET_MISSING, "appsecret missing"),
            Map.entry(SUB_MENU_MISSING, "missing sub menu data"),
            Map.entry(CODE_MISSING, "missing code"),
            Map.entry(OPENID_MISSING, "missing openid"),
            Map.entry(ACCESS_TOKEN_EXPIRED, "access_token expired"),
            Map.entry(REFRESH_TOKEN_EXPIRED, "refresh_token expired"),
            Map.entry(CODE_EXPIRED, "oauth_code expired"),
            Map.entry(PASSWORD_CHANGED, "access_token and refresh_token exception"),
            Map.entry(REQUIRE_GET, "require GET method"),
            Map.entry(REQUIRE_POST, "require POST method"),
            Map.entry(REQUIRE_SUBSCRIBE, "require subscribe"),
            Map.entry(EMPTY_BODY, "empty post data"),
            Map.entry(EMPTY_NEWS, "empty news data"),
            Map.entry(EMPTY_TEXT, "empty content"),
            Map.entry(CONTENT_TOO_LONG, "content size out of limit"),
            Map.entry(TOO_MANY_ARTICLES, "article size out of limit"),
            Map.entry(DAILY_QUOTA_REACHED, "reach max api daily quota limit"),
            Map.entry(TOO_FREQUENT, "api minute-quota reach limit, must slower, retry next minute"),
            Map.entry(OUT_OF_REPLY_TIME, "response out of time limit or subscription is canceled"),
            Map.entry(OUT_OF_REPLY_COUNT, "out of response count limit"),
            Map.entry(INVALID_TAG, "invalid tag_id"),
            Map.entry(MENU_NOT_FOUND, "menu no exist"),
            Map.entry(DATA_FORMAT_ERROR, "data format error"),
            Map.entry(ARGUMENT_INVALID, "argument invalid!"),
            Map.entry(API_UNAUTHORIZED, "api unauthorized"),
            Map.entry(CLEAR_LIMIT_REACHED, "forbid to clear quota because of reaching the limit"),
            Map.entry(ACCOUNT_FROZEN, "account frozen"),
            Map.entry(INVALID_AGENT, "invalid kf_account"),
            Map.entry(MENU_ID_NOT_FOUND, "conditional menu not found"),
            Map.entry(MENU_USER_NOT_FOUND, "user not found"),
            Map.entry(DEFAULT_MENU_MISSING, "default menu not found"),
            Map.entry(MATCH_RULE_EMPTY, "empty matchrule"),
            Map.entry(TOO_MANY_JUMP_DOMAINS, "too many jump domains in conditional menus"),
            Map.entry(INVALID_MENU_URL, "invalid url"),
            Map.entry(PRIVATE_MATCHING, "private matching condition not allowed"),
            Map.entry(RID_NOT_FOUND, "rid not found"),
            Map.entry(INVALID_RID, "invalid rid"),
            Map.entry(INVALID_CGI_PATH, "invalid cgi_path"),
            Map.entry(RID_EXPIRED, "rid expired"),
            Map.entry(CGI_PATH_UNKNOWN, "cgi_path not found"),
            Map.entry(CGI_PATH_FORBIDDEN, "could not use this cgi_path, no permission"));

    private Errcode() {}

    /** Returns WeChat's words for {@code errcode}, without the rid. */
    static String text(int errcode) {
        return TEXTS.getOrDefault(errcode, "error " + errcode);
    }
}
