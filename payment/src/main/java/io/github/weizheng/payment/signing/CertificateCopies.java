package io.github.weizheng.payment.signing;

import io.github.weizheng.core.store.SharedStore;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the last good list of platform certificates (平台证书) is kept, for a start while WeChat Pay cannot be reached, and for the other JVMs of the
 * merchant.
 *
 * <p>What is kept is WeChat Pay's answer, encrypted under the APIv3 key as it came: nobody without that key can read it, or put another one in
 * its place. Implementations are thread-safe. What they throw is logged and does no harm: certificates are downloaded then.
 */
public interface CertificateCopies {
    /** What was kept under that name. */
    Optional<String> read(String name);

    /** Keeps a text of up to 60 KiB under that name, of letters, digits, {@code -}, {@code _} and {@code :}, in place of an earlier one. */
    void write(String name, String text);

    /** Kept nowhere: every JVM downloads its own. */
    static CertificateCopies none() {
        return NoCopies.INSTANCE;
    }

    /** Kept in a store, from which all JVMs take them; for a year. */
    static CertificateCopies in(SharedStore store) {
        return new StoredCopies(Objects.requireNonNull(store, "store"));
    }

    /** Kept in files of a directory, which must exist; written whole or not at all. */
    static CertificateCopies in(Path directory) {
        return new CopiesOnDisk(Objects.requireNonNull(directory, "directory"));
    }
}
