package io.github.weizheng.testkit.quota;

import java.util.Map;

/** The daily limits of a new account as WeChat documents them, and the two limits that a minute has. */
final class NewAccountLimits {
    static final Map<String, Long> PER_DAY = Map.ofEntries(
            Map.entry("/cgi-bin/token", 2_000L),
            Map.entry("/cgi-bin/stable_token", 500_000L),
            Map.entry("/cgi-bin/menu/create", 1_000L),
            Map.entry("/cgi-bin/menu/get", 10_000L),
            Map.entry("/cgi-bin/menu/delete", 1_000L),
            Map.entry("/cgi-bin/menu/addconditional", 2_000L),
            Map.entry("/cgi-bin/menu/delconditional", 2_000L),
            Map.entry("/cgi-bin/menu/trymatch", 20_000L),
            Map.entry("/cgi-bin/media/upload", 100_000L),
            Map.entry("/cgi-bin/media/get", 200_000L),
            Map.entry("/cgi-bin/message/custom/send", 500_000L),
            Map.entry("/cgi-bin/qrcode/create", 100_000L),
            Map.entry("/cgi-bin/user/get", 500L),
            Map.entry("/cgi-bin/user/info", 5_000_000L),
            Map.entry("/cgi-bin/user/info/updateremark", 10_000L));

    static final Map<String, Long> PER_MINUTE =
            Map.of("/cgi-bin/stable_token", 10_000L, "/sns/oauth2/access_token", 50_000L);

    /** What a path without a limit reports; the largest number that WeChat documents for any. */
    static final long OTHERWISE = 5_000_000L;

    private NewAccountLimits() {}
}
