package io.github.weizheng.testkit.pay.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** SM2 with SM3 in DER, SM4-GCM, SM2 encryption in DER. */
final class SmSuite implements Suite {
    private final Provider provider = new BouncyCastleProvider();
    private final Signatures signatures = new Signatures(() -> Signature.getInstance("SM3withSM2", provider));

    @Override
    public String type() {
        return "SM2";
    }

    @Override
    public String scheme() {
        return "WECHATPAY2-SM2-WITH-SM3";
    }

    @Override
    public String aead() {
        return "AEAD_SM4_GCM";
    }

    @Override
    public boolean takesSignType(String signType) {
        return !signType.isEmpty();
    }

    @Override
    public KeyPair makeKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    @Override
    public X509Certificate certify(KeyPair keys, String serial, String commonName, Instant from, Instant to) {
        SmCertificate certificate = new SmCertificate(serial, commonName, from, to, keys.getPublic());
        try {
            return certificate.signed(signatures.sign(keys.getPrivate(), certificate.toBeSigned()), provider);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
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
            byte[] digest = MessageDigest.getInstance("SM3", provider).digest(apiV3Key.getBytes(US_ASCII));
            Cipher cipher = Cipher.getInstance("SM4/GCM/NoPadding", provider);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(digest, 16), "SM4"),
                    new GCMParameterSpec(128, nonce.getBytes(US_ASCII)));
            cipher.updateAAD(associatedData.getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plaintext.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    @Override
    public String encrypt(PublicKey key, String plaintext) {
        try {
            return Base64.getEncoder().encodeToString(SmField.encrypt(key, plaintext.getBytes(UTF_8)));
        } catch (GeneralSecurityException | InvalidCipherTextException e) {
            throw new IllegalStateException("Bouncy Castle has SM2", e);
        }
    }

    @Override
    public Optional<String> decrypt(PrivateKey key, String base64) {
        try {
            return Optional.of(
                    new String(SmField.decrypt(key, Base64.getDecoder().decode(base64)), UTF_8));
        } catch (RuntimeException | GeneralSecurityException | InvalidCipherTextException otherKey) {
            return Optional.empty();
        }
    }

    private static IllegalStateException broken(GeneralSecurityException e) {
        return new IllegalStateException("Bouncy Castle has every SM algorithm", e);
    }
}
