package io.github.weizheng.core.audit;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.sm.Sm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How the records of a chain are sealed: SHA-256 or SM3, with a key or without.
 *
 * <p>Without a key, whoever can write the file can change a record and seal all that follow anew; only a {@link ChainHead} kept elsewhere shows it. With a
 * key (HMAC) it takes the key too, so keep that away from those who may write the file. Immutable and thread-safe.
 */
public final class ChainHash {
    private static final String SHA_256 = "SHA-256";
    private static final String SM3 = "SM3";
    private static final String KEYED = "HMAC-";
    private static final Set<String> NAMES = Set.of(SHA_256, SM3, KEYED + SHA_256, KEYED + SM3);
    private static final int MIN_KEY_BYTES = 32;
    private final String name;
    private final Digest digest;

    private ChainHash(String name, Digest digest) {
        this.name = name;
        this.digest = digest;
    }

    /** SHA-256 without a key. */
    public static ChainHash sha256() {
        return new ChainHash(SHA_256, Sha256::of);
    }

    /**
     * HMAC-SHA-256.
     *
     * @throws IllegalArgumentException if the key has less than 32 bytes in UTF-8
     */
    public static ChainHash sha256(Secret key) {
        return keyed(SHA_256, key, () -> Mac.getInstance("HmacSHA256"));
    }

    /**
     * SM3 (国密) without a key.
     *
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    public static ChainHash sm3() {
        Sm.requireProvider();
        return new ChainHash(SM3, bytes -> Sm.sm3().digest(bytes));
    }

    /**
     * HMAC-SM3 (国密).
     *
     * @throws IllegalArgumentException if the key has less than 32 bytes in UTF-8
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    public static ChainHash sm3(Secret key) {
        Sm.requireProvider();
        return keyed(SM3, key, Sm::hmacSm3);
    }

    private static ChainHash keyed(String algorithm, Secret key, NewMac mac) {
        byte[] bytes = key.expose().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "key of the chain: at least " + MIN_KEY_BYTES + " bytes, actual " + bytes.length);
        }
        SecretKeySpec secret = new SecretKeySpec(bytes, "HMAC");
        return new ChainHash(KEYED + algorithm, message -> {
            Mac one = mac.create();
            one.init(secret);
            return one.doFinal(message);
        });
    }

    /** The name as it stands in the records. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }

    static boolean isOne(String name) {
        return NAMES.contains(name);
    }

    /** 64 hexadecimal digits. */
    String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(digest.of(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @FunctionalInterface
    private interface Digest {
        byte[] of(byte[] bytes) throws GeneralSecurityException;
    }

    @FunctionalInterface
    private interface NewMac {
        Mac create() throws GeneralSecurityException;
    }
}
