package io.github.weizheng.core.jdbc;

import io.github.weizheng.core.mac.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * Names a row by a digest of texts. Databases compare texts in their own ways (case, trailing blanks, an empty text that is null); 64 lower-case
 * hexadecimal digits compare the same everywhere.
 */
public final class RowId {
    private RowId() {}

    /** SHA-256 over the texts, each with its length, so that no two lists of texts share an id. */
    public static String of(String... texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            all.append(bytes).append(':').append(text);
        }
        return Sha256.hex(all.toString());
    }
}
