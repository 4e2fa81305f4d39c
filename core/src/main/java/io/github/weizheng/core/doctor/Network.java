package io.github.weizheng.core.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.privacy.Quote;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What firewalls need to know, and how WeChat reaches the callback URL. */
final class Network {
    private static final Words OUT = new Words("出口防火墙", "Firewall, outbound");
    private static final Words IN = new Words("入口防火墙", "Firewall, inbound");
    private static final Words CALLBACK = new Words("回调地址", "Callback URL");
    private static final String NO_URL = "40201";
    private static final String NO_LOSS = "0%";
    private static final int MAX_LOSSES = 120;

    private Network() {}

    static List<Finding> look(WeChatApi api) {
        return List.of(
                addresses(api, OUT, "/cgi-bin/get_api_domain_ip", "个接口服务器地址", "addresses of the API"),
                addresses(api, IN, "/cgi-bin/getcallbackip", "个回调来源地址", "addresses that callbacks come from"),
                callback(api));
    }

    static List<Finding> skipped() {
        Words why = new Words("需要 access_token", "needs an access token");
        return List.of(
                Finding.skipped(OUT, why),
                Finding.skipped(IN, why),
                Finding.skipped(CALLBACK, why),
                Finding.skipped(Capability.SUBJECT, why));
    }

    private static Finding addresses(WeChatApi api, Words subject, String path, String zh, String en) {
        try {
            List<String> found = Objects.requireNonNullElse(api.get(path, Map.of(), Addresses.class).list, List.of());
            return Finding.fine(
                    subject,
                    new Words(
                            found.size() + zh + "，每日更新：GET " + path,
                            found.size() + " " + en + ", which change: ask daily, GET " + path));
        } catch (RuntimeException e) {
            return failed(subject, e);
        }
    }

    private static Finding callback(WeChatApi api) {
        try {
            Checked checked = api.postRepeatable(
                    "/cgi-bin/callback/check", Map.of("action", "all", "check_operator", "DEFAULT"), Checked.class);
            List<Dns> dns = Objects.requireNonNullElse(checked.dns, List.of());
            List<Ping> lossy = Objects.requireNonNullElse(checked.ping, List.<Ping>of()).stream()
                    .filter(ping -> ping.loss != null && !NO_LOSS.equals(ping.loss))
                    .toList();
            if (dns.isEmpty()) {
                return Finding.wrong(
                        CALLBACK,
                        new Words("微信解析不到回调域名", "WeChat finds no address for the callback host"),
                        new Words("检查域名备案与公网 DNS 解析", "check the public DNS of the host"));
            }
            return lossy.isEmpty()
                    ? Finding.fine(CALLBACK, new Words("微信可以解析并连通", "WeChat resolves and reaches it"))
                    : Finding.attention(
                            CALLBACK,
                            new Words("探测有丢包：" + losses(lossy), "WeChat's probes lose packets: " + losses(lossy)),
                            new Words(
                                    "检查线路与入口防火墙（禁 ping 也会如此显示）",
                                    "check the line and the firewall; one that drops pings looks the same"));
        } catch (RuntimeException e) {
            boolean none = e instanceof ApiException refused && refused.code().equals(NO_URL);
            return none
                    ? Finding.attention(
                            CALLBACK,
                            new Words("控制台未设置回调地址", "no callback URL is set in the console"),
                            new Words("如需接收消息，请在域名与消息推送配置中填写 URL", "to receive messages, set it in the console"))
                    : failed(CALLBACK, e);
        }
    }

    private static String losses(List<Ping> lossy) {
        List<String> each =
                lossy.stream().map(ping -> ping.operator + " " + ping.loss).toList();
        return Quote.of(String.join(", ", each), MAX_LOSSES);
    }

    /** Also for what a token source of the office's own throws, when a token has to be replaced. */
    static Finding failed(Words subject, RuntimeException e) {
        if (e instanceof ApiException refused) {
            return Finding.attention(
                    subject,
                    new Words(
                            "查询失败：" + refused.code() + " " + refused.meaning(Locale.CHINESE),
                            "could not be asked: " + refused.code() + " " + refused.meaning(Locale.ENGLISH)),
                    new Words(refused.remedy(Locale.CHINESE), refused.remedy(Locale.ENGLISH)));
        }
        String said = Finding.said(e);
        return Finding.attention(
                subject,
                new Words("查询失败：" + said, "could not be asked: " + said),
                new Words("检查网络与途中的网关", "check the network and the gateways on the way"));
    }

    private record Addresses(
            @JsonProperty("ip_list") @Nullable List<String> list) {}

    private record Checked(
            @JsonProperty("dns") @Nullable List<Dns> dns,
            @JsonProperty("ping") @Nullable List<Ping> ping) {}

    private record Dns(@JsonProperty("ip") @Nullable String address) {}

    private record Ping(
            @JsonProperty("from_operator") @Nullable String operator,
            @JsonProperty("package_loss") @Nullable String loss) {}
}
