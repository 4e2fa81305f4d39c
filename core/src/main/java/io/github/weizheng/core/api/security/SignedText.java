package io.github.weizheng.core.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.name.PlainName;
import java.util.Objects;
import java.util.regex.Pattern;

/** The two texts that url, account and time go into. Both sides build them the same way, for requests and for answers. */
final class SignedText {
    // Neither a line feed nor a bar, which would let the texts be cut apart elsewhere.
    private static final Pattern URL = Pattern.compile("https?://[!-~&&[^|?#/]]+/[!-~&&[^|?#]]*");

    private final String url;
    private final String appId;

    SignedText(String url, String appId) {
        if (!URL.matcher(Objects.requireNonNull(url, "canonicalUrl")).matches()) {
            throw new IllegalArgumentException("canonicalUrl: http(s)://host/path without query, fragment or |, actual "
                    + url.length() + " characters");
        }
        this.url = url;
        this.appId = PlainName.checked("appId", appId);
    }

    String url() {
        return url;
    }

    String appId() {
        return appId;
    }

    /** What the encryption is bound to. */
    byte[] associated(String timestamp, String keyNumber) {
        return (url + '|' + appId + '|' + timestamp + '|' + keyNumber).getBytes(UTF_8);
    }

    /** What is signed: four fields. The number of the key is not among them, although sources say so. */
    byte[] toSign(String timestamp, byte[] body) {
        byte[] head = (url + '\n' + appId + '\n' + timestamp + '\n').getBytes(UTF_8);
        byte[] text = new byte[head.length + body.length];
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy(body, 0, text, head.length, body.length);
        return text;
    }
}
