package io.github.weizheng.core.api.security;

import io.github.weizheng.core.sm.Sm2Signature;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/** Checks what WeChat signed. Thread-safe. */
final class PlatformKey {
    private static final int MAX_SIGNATURE = 2048;
    private final String number;
    private final PublicKey key;
    private final Suite suite;

    PlatformKey(String number, PublicKey key) {
        this.number = KeyNumber.checked("platformKey", number);
        this.suite = Suite.of("platformKey", key);
        this.key = key;
    }

    String number() {
        return number;
    }

    /** Whether the signature is right for exactly these bytes; whatever is wrong with it is "no". */
    boolean verifies(byte[] text, String signature, Sm2Encoding encoding) {
        byte[] bytes = decode(signature);
        if (suite == Suite.SM2 && encoding == Sm2Encoding.RAW) {
            bytes = Sm2Signature.der(bytes).orElseGet(() -> new byte[0]);
        }
        if (bytes.length == 0) {
            return false;
        }
        try {
            Signature check = suite.signature(number);
            check.initVerify(key);
            check.update(text);
            return check.verify(bytes);
        } catch (SignatureException e) {
            // A signature of another length is reported this way.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The kind of the platform's key was checked", e);
        }
    }

    /** The decoder overlooks stray bits in the last character, so only what encodes back to the same text is taken. */
    private static byte[] decode(String signature) {
        if (signature.length() > MAX_SIGNATURE) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            return Base64.getEncoder().encodeToString(bytes).equals(signature) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
