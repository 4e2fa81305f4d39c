package io.github.weizheng.benchmarks;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The floor: SHA-1 and AES-CBC over bytes that lie ready, with objects that were looked up and keyed before. For one thread. */
final class RawJce {
    private final MessageDigest sha1;
    private final Cipher aes;

    RawJce(int mode) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(Sample.AES_KEY.expose());
        sha1 = MessageDigest.getInstance("SHA-1");
        aes = Cipher.getInstance("AES/CBC/NoPadding");
        aes.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
    }

    /** For use in a benchmark's fields. */
    static RawJce forDecryption() {
        try {
            return new RawJce(Cipher.DECRYPT_MODE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sha1(byte[] bytes) {
        return sha1.digest(bytes);
    }

    byte[] aes(byte[] blocks) throws GeneralSecurityException {
        return aes.doFinal(blocks);
    }
}
