package io.github.weizheng.core.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a row by a digest of texts. Databases compare texts in their own ways (case, trailing blanks, an empty text that is null); 64 lower-case
 * hexadecimal digits compare the same everywhere.
 */
public final class RowId {
    private RowId() {}

    /** SHA-256 over the texts, each with its length, so that no two lists of texts share an id. */
    public static String of(String... texts) {
        MessageDigest sha256 = sha256();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
