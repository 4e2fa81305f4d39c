package io.github.weizheng.payment;

import io.github.weizheng.core.http.BaseUrl;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Which host a file is fetched from: the one that WeChat Pay names, or what stands in for WeChat Pay here. */
final class DownloadHost {
    private static final List<String> OFFICIAL = List.of("mch.weixin.qq.com", "wechatpay.cn");

    private DownloadHost() {}

    static BaseUrl of(URI address, BaseUrl base) {
        String host = Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
        boolean known = isOfficial(host) || host.equals(base.host());
        if (!known || address.getRawPath() == null) {
            throw new IllegalArgumentException("address: a host of WeChat Pay or of the base URL");
        }
        return isOfficial(base.host()) ? BaseUrl.of(URI.create("https://" + host)) : base;
    }

    private static boolean isOfficial(String host) {
        return OFFICIAL.stream().anyMatch(domain -> host.equals(domain) || host.endsWith('.' + domain));
    }
}
