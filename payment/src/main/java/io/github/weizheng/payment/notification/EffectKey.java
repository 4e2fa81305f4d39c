package io.github.weizheng.payment.notification;

import io.github.weizheng.core.mac.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Keys of effects: legible where their parts are, else a hash of them. */
final class EffectKey {
    private static final Pattern LEGIBLE = Pattern.compile("[0-9A-Za-z_|*@.:/-]{1,128}");

    private EffectKey() {}

    static String of(String kind, String... parts) {
        String key = kind + "/" + String.join("/", parts);
        return LEGIBLE.matcher(key).matches()
                ? key
                : kind + "/" + HexFormat.of().formatHex(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
    }
}
