package io.github.weizheng.payment.key;

import io.github.weizheng.core.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

/** A private key with its certificate, out of {@code apiclient_cert.p12}. */
public record KeyStoreFile(PrivateKey key, X509Certificate certificate) {
    private static final String FIELD = "p12";

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is no PKCS#12, the password is another, or it has not exactly one key
     */
    public static KeyStoreFile read(byte[] p12, Secret password) {
        char[] secret = password.expose().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(p12), secret);
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new IllegalArgumentException(FIELD + ": exactly one private key, actual " + keys.size());
            }
            if (!(store.getKey(keys.get(0), secret) instanceof PrivateKey key)
                    || !(store.getCertificate(keys.get(0)) instanceof X509Certificate certificate)) {
                throw new IllegalArgumentException(FIELD + ": a private key with its X.509 certificate");
            }
            return new KeyStoreFile(key, certificate);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    FIELD + ": not a PKCS#12 file, or its password is another (by default the merchant number)");
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The store is loaded", e);
        }
    }

    /** Neither key nor certificate. */
    @Override
    public String toString() {
        return "KeyStoreFile[]";
    }
}
