package io.github.weizheng.payment.order;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the QR code of a Native payment says (code_url): valid for two hours. The citizen must scan it with WeChat; a picture from the album is not taken.
 *
 * <p>The pictures need ZXing's {@code com.google.zxing:core} (3.5) on the class path. Immutable and thread-safe.
 */
public final class CodeUrl {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,512}");
    private final String value;

    private CodeUrl(String value) {
        this.value = value;
    }

    /**
     * Wraps one, such as {@code weixin://wxpay/bizpayurl/up?pr=NwY5Mz9&groupid=00}.
     *
     * @throws IllegalArgumentException if it is not 1 to 512 printable ASCII characters
     */
    public static CodeUrl of(String value) {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "code_url: 1 to 512 printable characters, actual length " + value.length());
        }
        return new CodeUrl(value);
    }

    /** The text of the code. */
    public String value() {
        return value;
    }

    /**
     * The code as a PNG in black and white, with its quiet zone. Needs the JDK's {@code java.desktop}.
     *
     * @param pixels of each side, 64 to 4096
     * @throws IllegalArgumentException if it is something else
     * @throws IllegalStateException if ZXing is missing
     */
    public byte[] png(int pixels) {
        return QrPicture.of(value, pixels).png();
    }

    /**
     * The code as an SVG picture that grows with its box, with its quiet zone.
     *
     * @throws IllegalStateException if ZXing is missing
     */
    public String svg() {
        return QrPicture.of(value).svg();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeUrl that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
