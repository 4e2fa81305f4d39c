package io.github.weizheng.testkit.pay;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of the {@code Authorization} header, in whatever order they were sent. */
record Authorization(String mchId, String nonce, String timestamp, String serial, String signature) {
    private static final Pattern FIELD = Pattern.compile("\\s*([a-z_]+)=\"([^\"]*)\"\\s*(?:,|$)");
    private static final Set<String> NAMES = Set.of("mchid", "nonce_str", "timestamp", "serial_no", "signature");

    /**
     * Reads the header.
     *
     * @throws PayRefusal when it is not one of this scheme
     */
    static Authorization parse(String scheme, String header) {
        if (!header.startsWith(scheme + " ")) {
            throw PayRefusal.signature("Http头Authorization认证类型不正确，请使用 " + scheme);
        }
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(header);
        int end = scheme.length() + 1;
        while (end < header.length()) {
            field.region(end, header.length());
            if (!field.lookingAt() || fields.put(field.group(1), field.group(2)) != null) {
                throw malformed();
            }
            end = field.end();
        }
        if (!fields.keySet().equals(NAMES)) {
            throw malformed();
        }
        return new Authorization(
                fields.getOrDefault("mchid", ""),
                fields.getOrDefault("nonce_str", ""),
                fields.getOrDefault("timestamp", ""),
                fields.getOrDefault("serial_no", ""),
                fields.getOrDefault("signature", ""));
    }

    private static PayRefusal malformed() {
        return PayRefusal.signature("Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》");
    }
}
