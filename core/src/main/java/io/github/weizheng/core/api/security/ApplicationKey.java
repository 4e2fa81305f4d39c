package io.github.weizheng.core.api.security;

import io.github.weizheng.core.sm.Sm2Signature;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** Signs requests. Thread-safe. */
final class ApplicationKey {
    private final String number;
    private final PrivateKey key;
    private final Suite suite;

    ApplicationKey(String number, PrivateKey key) {
        this.number = KeyNumber.checked("applicationKey", number);
        this.suite = Suite.of("applicationKey", key);
        this.key = key;
    }

    String number() {
        return number;
    }

    /** The signature in Base64. */
    String sign(byte[] text, Sm2Encoding encoding) {
        try {
            Signature signature = suite.signature(number);
            signature.initSign(key);
            signature.update(text);
            byte[] bytes = signature.sign();
            boolean raw = suite == Suite.SM2 && encoding == Sm2Encoding.RAW;
            return Base64.getEncoder().encodeToString(raw ? Sm2Signature.raw(bytes) : bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The application's private key cannot sign", e);
        }
    }
}
