package io.github.weizheng.payment.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.ResponseVerifier;
import io.github.weizheng.payment.signing.SignatureProblem;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The steps of the official page, in its order: headers, time, serial, signature. Thread-safe. */
public final class SignatureCheck {
    private static final long TOLERANCE_SECONDS = 300;
    private static final int MAX_DIGITS = 12;
    private static final int MAX_TEXT = 128;
    private static final int MAX_SIGNATURE = 2048;
    private static final String PUBLIC_KEY = "PUB_KEY_ID_";
    private static final String PROBE = "WECHATPAY/SIGNTEST/";
    private static final Pattern SHOWABLE = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    private final Function<String, PlatformKeys> keys;
    private final InstantSource clock;

    /** A check against the keys that may hold a serial. */
    public SignatureCheck(Function<String, PlatformKeys> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What is wrong with the signature over these very bytes, or null if it is right. */
    public @Nullable SignatureFault check(SignatureHeaders headers, byte[] body) {
        String timestamp = headers.timestamp();
        String nonce = headers.nonce();
        String serial = headers.serial();
        String signature = headers.signature();
        if (timestamp == null || nonce == null || serial == null || signature == null || headers.hasTwoSchemes()) {
            return headers(headers.absent(), "missing or there twice");
        }
        if (!decimal(timestamp) || !printable(nonce) || !printable(serial)) {
            return headers(List.of("a Wechatpay header"), "not in its form");
        }
        long skew = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(skew) > TOLERANCE_SECONDS) {
            return new SignatureFault(
                    SignatureProblem.TIMESTAMP,
                    "signed " + skew + " s before this machine's time; at most 300 s either way");
        }
        PlatformKeys known = keys.apply(serial);
        Optional<ResponseVerifier> verifier = known.find(serial);
        if (verifier.isEmpty()) {
            return new SignatureFault(
                    SignatureProblem.UNKNOWN_SERIAL,
                    "signed with the key " + (SHOWABLE.matcher(serial).matches() ? serial : "?") + ", configured are "
                            + known.serials() + hint(serial, known.serials()));
        }
        return verified(verifier.get(), headers.scheme(), message(timestamp, nonce, body), signature);
    }

    private static @Nullable SignatureFault verified(
            ResponseVerifier verifier, @Nullable String scheme, byte[] message, String signature) {
        if (scheme != null && !scheme.isEmpty() && !scheme.equals(verifier.scheme())) {
            return new SignatureFault(SignatureProblem.SCHEME, "signed in another scheme than " + verifier.scheme());
        }
        SignatureForm form = SignatureForm.of(verifier.scheme());
        byte[] bytes = decode(signature);
        // What is no signature at all costs a verification, too, and no verifier sees it.
        byte[] seen = bytes != null && form.fits(bytes) ? bytes : form.wrong();
        if (verifier.verify(message, seen) && seen == bytes) {
            return null;
        }
        return signature.startsWith(PROBE)
                ? new SignatureFault(SignatureProblem.PROBE, "a probe of WeChat Pay, refused as it should be")
                : new SignatureFault(SignatureProblem.SIGNATURE, "the signature is wrong");
    }

    /** While a merchant changes over, WeChat Pay signs with either key, and not before the change has begun with the public key. */
    private static String hint(String serial, List<String> configured) {
        boolean named = serial.startsWith(PUBLIC_KEY);
        boolean other = configured.stream().allMatch(known -> known.startsWith(PUBLIC_KEY) != named);
        if (!other || configured.isEmpty()) {
            return "";
        }
        return named
                ? "; configure the WeChat Pay public key, too (请同时配置微信支付公钥)"
                : "; configure the platform certificate, too, or let it be downloaded, while the merchant changes over (公钥更换期间请同时配置或下载平台证书，并确认商户平台已“开始更换”)";
    }

    /** Timestamp, nonce and body, each with a line feed behind it. */
    private static byte[] message(String timestamp, String nonce, byte[] body) {
        byte[] message = new byte[timestamp.length() + nonce.length() + body.length + 3];
        int at = put(timestamp.getBytes(ISO_8859_1), message, 0);
        at = put(nonce.getBytes(ISO_8859_1), message, at);
        put(body, message, at);
        return message;
    }

    private static int put(byte[] line, byte[] message, int at) {
        System.arraycopy(line, 0, message, at, line.length);
        message[at + line.length] = '\n';
        return at + line.length + 1;
    }

    /** The decoder overlooks stray bits in the last character, so only what encodes back to the same text is taken. */
    private static byte @Nullable [] decode(String signature) {
        if (signature.length() > MAX_SIGNATURE) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            return Base64.getEncoder().encodeToString(bytes).equals(signature) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean decimal(String text) {
        return within('0', '9', text, MAX_DIGITS);
    }

    /** A line feed in the nonce would let the signed bytes be cut apart elsewhere. */
    private static boolean printable(String text) {
        return within('!', '~', text, MAX_TEXT);
    }

    private static boolean within(char first, char last, String text, int max) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > last) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= max;
    }

    private static SignatureFault headers(List<String> names, String what) {
        return new SignatureFault(SignatureProblem.HEADERS, String.join(", ", names) + " " + what);
    }
}
