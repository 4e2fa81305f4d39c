package io.github.weizheng.testkit.pay.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.testkit.keys.RsaKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.tls.HeldCertificate;

/** SHA256withRSA, AES-256-GCM, RSA-OAEP with SHA-1. */
final class RsaSuite implements Suite {
    private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";
    private final Signatures signatures = new Signatures(() -> Signature.getInstance("SHA256withRSA"));

    @Override
    public String type() {
        return "RSA";
    }

    @Override
    public String scheme() {
        return "WECHATPAY2-SHA256-RSA2048";
    }

    @Override
    public String aead() {
        return "AEAD_AES_256_GCM";
    }

    @Override
    public boolean takesSignType(String signType) {
        return signType.equals("RSA");
    }

    @Override
    public KeyPair makeKeys() {
        return RsaKeys.make();
    }

    @Override
    public X509Certificate certify(KeyPair keys, String serial, String commonName, Instant from, Instant to) {
        return new HeldCertificate.Builder()
                .keyPair(keys)
                .serialNumber(new BigInteger(serial, 16))
                .commonName(commonName)
                .validityInterval(from.toEpochMilli(), to.toEpochMilli())
                .build()
                .certificate();
    }

    @Override
    public String sign(PrivateKey key, byte[] message) {
        return Base64.getEncoder().encodeToString(signatures.sign(key, message));
    }

    @Override
    public boolean verifies(PublicKey key, byte[] message, String base64) {
        return signatures.verifies(key, message, base64);
    }

    @Override
    public String seal(String apiV3Key, String nonce, String associatedData, String plaintext) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(apiV3Key.getBytes(US_ASCII), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(US_ASCII)));
            cipher.updateAAD(associatedData.getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plaintext.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw everywhere(e);
        }
    }

    @Override
    public String encrypt(PublicKey key, String plaintext) {
        try {
            Cipher cipher = Cipher.getInstance(OAEP);
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return Base64.getEncoder().encodeToString(cipher.doFinal(plaintext.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw everywhere(e);
        }
    }

    @Override
    public Optional<String> decrypt(PrivateKey key, String base64) {
        try {
            Cipher cipher = Cipher.getInstance(OAEP);
            cipher.init(Cipher.DECRYPT_MODE, key);
            return Optional.of(new String(cipher.doFinal(Base64.getDecoder().decode(base64)), UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException otherKey) {
            return Optional.empty();
        }
    }

    private static IllegalStateException everywhere(GeneralSecurityException e) {
        return new IllegalStateException("every Java platform has RSA and AES", e);
    }
}
