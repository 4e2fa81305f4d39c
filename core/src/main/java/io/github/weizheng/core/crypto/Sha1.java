package io.github.weizheng.core.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Fresh SHA-1 digests. Cloning an unused one spares the provider look-up, which costs as much as the hash. */
final class Sha1 {
    private static final MessageDigest PROTOTYPE = look();

    private Sha1() {}

    static MessageDigest fresh() {
        try {
            return (MessageDigest) PROTOTYPE.clone();
        } catch (CloneNotSupportedException e) {
            return look();
        }
    }

    private static MessageDigest look() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-1", e);
        }
    }
}
