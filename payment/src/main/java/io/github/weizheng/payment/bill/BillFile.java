package io.github.weizheng.payment.bill;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a bill is, and what its hash must be, as WeChat Pay has signed it. Good for five minutes: then apply again. Immutable and thread-safe.
 */
public final class BillFile {
    private final String hashValue;
    private final @Nullable URI downloadUrl;
    private final byte[] content;

    private BillFile(String hashValue, @Nullable URI downloadUrl, byte[] content) {
        this.hashValue = hashValue;
        this.downloadUrl = downloadUrl;
        this.content = content;
    }

    static BillFile at(URI downloadUrl, String hashValue) {
        return new BillFile(hashValue, downloadUrl, new byte[0]);
    }

    /** A bill that WeChat Pay did not write, because nothing happened. */
    static BillFile of(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        MessageDigest sha1 = VerifiedBill.sha1();
        return new BillFile(HexFormat.of().formatHex(sha1.digest(content)), null, content);
    }

    /** What {@link #hashValue} is made by: {@code SHA1}. */
    public String hashType() {
        return "SHA1";
    }

    /** The hash of the bill, uncompressed, in lower-case hex. */
    public String hashValue() {
        return hashValue;
    }

    /**
     * Where the bill is; whoever has the address and the merchant's key can fetch it. Empty if WeChat Pay said that nothing happened that day: then
     * the bill is one without rows, made here.
     */
    public Optional<URI> downloadUrl() {
        return Optional.ofNullable(downloadUrl);
    }

    /** What is in it, if it was made here. */
    byte[] content() {
        return content;
    }

    /** The hash only: the address holds a token. */
    @Override
    public String toString() {
        return "BillFile[" + hashType() + " " + hashValue + "]";
    }
}
