package io.github.weizheng.payment.notification;

import io.github.weizheng.core.mac.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keys of effects: legible where their parts are, else a hash of them. */
final class EffectKey {
    private static final Pattern LEGIBLE = Pattern.compile("[0-9A-Za-z_|*@.:-]*");
    private static final int MAX = 128;

    private EffectKey() {}

    static String of(String kind, String... parts) {
        String key = kind + "/" + String.join("/", parts);
        boolean legible =
                Stream.of(parts).allMatch(part -> LEGIBLE.matcher(part).matches());
        return legible && key.length() <= MAX ? key : kind + "/" + hash(String.join("\0", parts));
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
