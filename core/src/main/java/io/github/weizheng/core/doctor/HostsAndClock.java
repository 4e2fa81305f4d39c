package io.github.weizheng.core.doctor;

import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.api.HostProbe;
import io.github.weizheng.core.api.WeChatApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether each host answers as WeChat does, and how far the clock here is from the first one's. */
final class HostsAndClock {
    private static final Words CLOCK = new Words("本机时钟", "Clock");
    /** Signed calls and pay notifications have a window of five minutes; well before that it is to be mended. */
    private static final Duration TOLERABLE = Duration.ofSeconds(30);

    private static final Duration FATAL = Duration.ofMinutes(5);

    private final List<Finding> findings;
    private final boolean anyReached;

    private HostsAndClock(List<Finding> findings, boolean anyReached) {
        this.findings = findings;
        this.anyReached = anyReached;
    }

    static HostsAndClock look(WeChatApi api, InstantSource clock) {
        List<Finding> findings = new ArrayList<>();
        Optional<Duration> ahead = Optional.empty();
        boolean reached = false;
        for (String host : api.hosts().names()) {
            Words subject = new Words("域名 " + host, "Host " + host);
            try {
                HostProbe probe = api.probe(host);
                reached |= isWeChat(probe);
                findings.add(finding(subject, probe));
                if (ahead.isEmpty() && isWeChat(probe)) {
                    ahead = probe.date().map(date -> ahead(clock.instant(), date));
                }
            } catch (WeChatException e) {
                findings.add(
                        Finding.wrong(
                                subject,
                                new Words("无法连接：" + e.getMessage(), "out of reach: " + e.getMessage()),
                                new Words(
                                        "检查出口防火墙、DNS、正向代理（OkHttpClient）或反向代理地址（ApiHosts.reachedAt）",
                                        "check firewall, DNS, the forward proxy (OkHttpClient) or the reverse proxy's address (ApiHosts.reachedAt)")));
            }
        }
        findings.add(ahead.map(HostsAndClock::clock)
                .orElseGet(() -> Finding.skipped(CLOCK, new Words("没有可比较的服务器时间", "no server's time to compare with"))));
        return new HostsAndClock(findings, reached);
    }

    List<Finding> findings() {
        return findings;
    }

    boolean anyReached() {
        return anyReached;
    }

    /** Only WeChat says by an errcode that the token is missing. */
    private static boolean isWeChat(HostProbe probe) {
        return probe.errcode().isPresent();
    }

    private static Finding finding(Words subject, HostProbe probe) {
        return isWeChat(probe)
                ? Finding.fine(subject, new Words("可以访问", "answers"))
                : Finding.wrong(
                        subject,
                        new Words(
                                "有应答但不是微信接口（HTTP " + probe.httpStatus() + "）",
                                "something answers that is not WeChat's API (HTTP " + probe.httpStatus() + ")"),
                        new Words(
                                "途中的网关或代理返回了自己的页面：检查代理路径与放行规则",
                                "a gateway on the way answers itself: check its path and rules"));
    }

    private static Duration ahead(Instant here, Instant there) {
        return Duration.between(there, here);
    }

    private static Finding clock(Duration ahead) {
        long seconds = ahead.toSeconds();
        Words seen = new Words("与微信服务器相差 " + seconds + " 秒", seconds + " s from WeChat's");
        Words advice = new Words(
                "请启用 NTP 校时：签名接口与支付通知只接受 5 分钟以内的偏差",
                "keep it by NTP: signed calls and pay notifications allow five minutes");
        Duration off = ahead.abs();
        if (off.compareTo(FATAL) >= 0) {
            return Finding.wrong(CLOCK, seen, advice);
        }
        return off.compareTo(TOLERABLE) >= 0 ? Finding.attention(CLOCK, seen, advice) : Finding.fine(CLOCK, seen);
    }
}
