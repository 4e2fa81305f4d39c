package io.github.weizheng.core.crypto;

/**
 * Encrypts single values at rest: tokens and answers in a shared store, a citizen's reference in a table.
 *
 * <p>An SPI: a KMS or HSM may implement it. Thread-safe.
 */
public interface FieldCipher {
    /**
     * Encrypts a value. Two encryptions of the same value differ.
     *
     * @param context what the value belongs to (a key, a table and row); not secret, not part of the result
     * @return printable ASCII without white space
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
}
