package io.github.weizheng.core.doctor;

import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a token can be had from here: AppID, AppSecret, IP allow-list and the state of the account in one. */
final class TokenFetch {
    private static final Words SUBJECT = new Words("access_token", "access_token");
    private static final Set<String> NOT_ALLOWED = Set.of("40164", "61004");

    /** WeChat names the address it saw; the form of that message is not documented. */
    private static final Pattern ADDRESS = Pattern.compile("invalid ip ([0-9a-fA-F.:]{3,45})");

    private TokenFetch() {}

    static Finding look(WeChatApi api) {
        try {
            api.accessTokens().renew();
            return Finding.fine(
                    SUBJECT,
                    new Words(
                            "可以获取（AppID、AppSecret、IP 白名单有效）",
                            "can be had: AppID, AppSecret and IP allow-list are right"));
        } catch (ApiException e) {
            String address = address(e);
            Words seen = new Words(
                    e.code() + " " + e.meaning(Locale.CHINESE) + address,
                    e.code() + " " + e.meaning(Locale.ENGLISH) + address);
            return Finding.wrong(SUBJECT, seen, NOT_ALLOWED.contains(e.code()) ? allow(address) : remedy(e));
        } catch (RuntimeException e) { // the source may be the office's own
            String said = Finding.said(e);
            return Finding.wrong(
                    SUBJECT,
                    new Words("获取失败：" + said, "cannot be had: " + said),
                    new Words("检查网络与令牌来源（中控）", "check the network and the token source"));
        }
    }

    static List<Finding> skipped() {
        List<Finding> all = new ArrayList<>();
        all.add(Finding.skipped(SUBJECT, new Words("没有可用的域名", "no host can be reached")));
        all.addAll(Network.skipped());
        return all;
    }

    private static String address(ApiException e) {
        Matcher matcher = ADDRESS.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? " " + matcher.group(1) : "";
    }

    private static Words allow(String address) {
        String which = address.isEmpty() ? "" : address.strip();
        return new Words(
                "微信开发者平台 → 我的业务 → 公众号/服务号 → 开发信息 → API IP 白名单，加入本系统的出口 IP " + which,
                "add the egress address of this system to the API IP allow-list in the console " + which);
    }

    private static Words remedy(ApiException e) {
        return new Words(e.remedy(Locale.CHINESE), e.remedy(Locale.ENGLISH));
    }
}
