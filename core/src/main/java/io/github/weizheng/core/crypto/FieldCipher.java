package io.github.weizheng.core.crypto;

import io.github.weizheng.core.Secret;

/**
 * Encrypts single values at rest: tokens and answers in a shared store, a citizen's reference in a table.
 *
 * <p>An SPI: a KMS or HSM may implement it. Thread-safe.
 *
 * <p>To change keys, encrypt with the new one and go on reading the old one:
 *
 * <pre>{@code
 * FieldCipher cipher = FieldCipher.sm4Gcm("2027", newKey).alsoReading(FieldCipher.sm4Gcm("2026", oldKey));
 * }</pre>
 *
 * <p>Where several JVMs share what is encrypted, let all of them read the new key before the first one writes with it.
 */
public interface FieldCipher {
    /**
     * Encrypts a value. Two encryptions of the same value differ.
     *
     * @param context what the value belongs to (a key, a table and row); not secret, not part of the result
     * @return printable ASCII without white space
     * @throws IllegalArgumentException if either has half of a surrogate pair, which would not come back
     * @throws io.github.weizheng.core.StoreException if it cannot be done
     */
    String encrypt(String plain, String context);

    /**
     * Decrypts a value.
     *
     * @param context the one that it was encrypted with
     * @throws io.github.weizheng.core.StoreException if no key fits, the context is another, or anything was altered
     */
    String decrypt(String sealed, String context);

    /**
     * A cipher that encrypts as this one does, and decrypts also what the other one encrypted.
     *
     * @param previous one under a former key, or of another kind altogether
     */
    default FieldCipher alsoReading(FieldCipher previous) {
        return new RotatedCipher(this, previous);
    }

    /**
     * AES-256-GCM under a key of one's own. Each value gets a random nonce of 96 bits: change the key before it has encrypted four billion values.
     *
     * <p>What it returns has the form {@code aes.KEYID.…}; algorithm, key id and context are authenticated along.
     *
     * @param keyId names the key in every encrypted value: 1 to 32 of {@code A-Z a-z 0-9 _ -}; never used for two keys
     * @param key 32 random bytes in Base64, as {@code openssl rand -base64 32} prints them
     * @throws IllegalArgumentException if either has another form
     */
    static FieldCipher aesGcm(String keyId, Secret key) {
        return KeyedCipher.aes(keyId, key);
    }

    /**
     * SM4-GCM (国密) under a key of one's own. Each value gets a random nonce of 96 bits: change the key before it has encrypted four billion values.
     *
     * <p>What it returns has the form {@code sm4.KEYID.…}; algorithm, key id and context are authenticated along. Needs
     * {@code org.bouncycastle:bcprov-jdk18on}.
     *
     * @param keyId names the key in every encrypted value: 1 to 32 of {@code A-Z a-z 0-9 _ -}; never used for two keys
     * @param key 16 random bytes in Base64, as {@code openssl rand -base64 16} prints them
     * @throws IllegalArgumentException if either has another form
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    static FieldCipher sm4Gcm(String keyId, Secret key) {
        return KeyedCipher.sm4(keyId, key);
    }
}
