package io.github.weizheng.core.sm;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * SM2, SM3 and SM4, which the JDK does not have. Bouncy Castle ({@code org.bouncycastle:bcprov-jdk18on}) is an optional dependency: whoever
 * chooses an SM algorithm adds it. It is never registered with the JVM.
 *
 * <p>Every method throws {@link IllegalStateException} if Bouncy Castle is not there. Thread-safe; what it hands out is for one thread.
 */
public final class Sm {
    private Sm() {}

    /** Fails unless Bouncy Castle is there: at configuration, not at the first citizen. */
    public static void requireProvider() {
        provider();
    }

    /** A digest SM3. */
    public static MessageDigest sm3() {
        return available(() -> MessageDigest.getInstance("SM3", provider()));
    }

    /** A keyed digest HMAC-SM3. */
    public static Mac hmacSm3() {
        return available(() -> Mac.getInstance("HMACSM3", provider()));
    }

    /** A cipher SM4-GCM. */
    public static Cipher sm4Gcm() {
        return available(() -> Cipher.getInstance("SM4/GCM/NoPadding", provider()));
    }

    /** A signature SM2 with SM3 under a user id; DER form. */
    public static Signature sm2WithSm3(String userId) {
        return available(() -> {
            Signature signature = Signature.getInstance("SM3withSM2", provider());
            signature.setParameter(new SM2ParameterSpec(userId.getBytes(StandardCharsets.UTF_8)));
            return signature;
        });
    }

    /** Reads SM2 keys. */
    public static KeyFactory sm2Keys() {
        return available(() -> KeyFactory.getInstance("EC", provider()));
    }

    /** Reads certificates with SM2 keys. */
    public static CertificateFactory certificates() {
        return available(() -> CertificateFactory.getInstance("X.509", provider()));
    }

    /** Whether a curve of that order is the one that SM2 keys are on. */
    public static boolean isSm2Order(BigInteger order) {
        return GMNamedCurves.getByName("sm2p256v1").getN().equals(order);
    }

    private static Provider provider() {
        try {
            return Holder.PROVIDER;
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "SM algorithms need Bouncy Castle: add org.bouncycastle:bcprov-jdk18on (使用国密算法请添加该依赖)", e);
        }
    }

    private static <T> T available(Lookup<T> lookup) {
        try {
            return lookup.find();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle has every SM algorithm", e);
        }
    }

    private static final class Holder {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }

    @FunctionalInterface
    private interface Lookup<T> {
        T find() throws GeneralSecurityException;
    }
}
