package io.github.weizheng.core.web.jssdk;

import io.github.weizheng.core.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a page gives to {@code wx.config}. Good for the one address that was signed; holds nothing secret.
 *
 * @param timestamp in seconds
 * @param nonceStr with a capital S here, in small letters in what is signed
 */
public record JsSdkConfig(String appId, long timestamp, String nonceStr, String signature) {
    /** Refuses nulls. */
    public JsSdkConfig {
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(nonceStr, "nonceStr");
        Objects.requireNonNull(signature, "signature");
    }

    /**
     * The argument of {@code wx.config} as JSON, fit to stand inside a {@code <script>} element too: what HTML or older JavaScript would
     * read otherwise ({@code <}, {@code >}, {@code &}, U+2028, U+2029) is escaped.
     *
     * @param jsApiList the interfaces that the page calls, as {@code chooseWXPay}
     */
    public String toJson(List<String> jsApiList) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("appId", appId);
        config.put("timestamp", timestamp);
        config.put("nonceStr", nonceStr);
        config.put("signature", signature);
        config.put("jsApiList", List.copyOf(jsApiList));
        // In JSON these characters stand within texts only, where an escape means the same.
        return new String(WireJson.write(config), StandardCharsets.UTF_8)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
