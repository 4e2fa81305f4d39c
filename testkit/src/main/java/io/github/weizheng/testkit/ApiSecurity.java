package io.github.weizheng.testkit;

import io.github.weizheng.testkit.keys.RsaKeys;
import io.github.weizheng.testkit.security.SecurityKeys;
import io.github.weizheng.testkit.security.SecurityPolicy;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * API 安全 (服务端 API 签名与加密): paths whose calls are encrypted with AES256-GCM and signed with RSA-PSS, and so are their
 * answers. It is off for every path at first. What this layer refuses (40230 to 40240) is answered in plain JSON, whatever the
 * API behind it says is sealed.
 *
 * <p>Chosen where the documentation is silent: a request may be 300 s off the simulator's clock (40240); the signed URL may
 * begin with the host that was called, with {@link WeChatSimulator#apiUrl()} or with {@code https://api.weixin.qq.com}, and the
 * answer signs the same URL; a {@code Wechatmp-Serial} may be missing, but not wrong (40234). SM algorithms are not simulated.
 * See <a href="https://developers.weixin.qq.com/miniprogram/dev/server/getting_started/api_signature.html">WeChat's page</a>.
 * Thread-safe. RSA keys are made when first needed.
 */
public final class ApiSecurity {
    private final SecurityKeys keys;
    private final SecurityPolicy policy;

    ApiSecurity(SecurityKeys keys, SecurityPolicy policy) {
        this.keys = keys;
        this.policy = policy;
    }

    /** Requires calls of these paths to be sealed; plain ones are refused. */
    public void require(String... paths) {
        for (String path : paths) {
            policy.secure(path, true);
        }
    }

    /** Takes calls of these paths both ways: sealed with a sealed answer, plain with a plain one. */
    public void accept(String... paths) {
        for (String path : paths) {
            policy.secure(path, false);
        }
    }

    /** Turns the layer off for these paths. */
    public void turnOff(String... paths) {
        for (String path : paths) {
            policy.unsecure(path);
        }
    }

    /** Returns the number of the symmetric key, which goes into the associated data. */
    public String symmetricKeyNumber() {
        return keys.symmetricNumber();
    }

    /** Returns the symmetric key, 32 bytes in Base64. */
    public String symmetricKey() {
        return keys.symmetricKeyBase64();
    }

    /** Returns the number of the developer's asymmetric key. */
    public String keyNumber() {
        return keys.keyNumber();
    }

    /** Returns the developer's private key, RSA of 2048 bits. */
    public PrivateKey privateKey() {
        return keys.developer().getPrivate();
    }

    /** Returns {@link #privateKey()} as PKCS#8 in PEM. */
    public String privateKeyPem() {
        return RsaKeys.pem("PRIVATE KEY", privateKey().getEncoded());
    }

    /** Returns the number of the platform certificate, which {@code Wechatmp-Serial} of answers names. */
    public String certificateNumber() {
        return keys.certificate().number();
    }

    /** Returns the platform certificate that answers are signed with. */
    public X509Certificate platformCertificate() {
        return keys.certificate().held().certificate();
    }

    /** Returns {@link #platformCertificate()} in PEM. */
    public String platformCertificatePem() {
        try {
            return RsaKeys.pem("CERTIFICATE", platformCertificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was just made has an encoding", e);
        }
    }

    /**
     * Changes the platform certificate. Answers then carry the new one's signature, and the old one's under
     * {@code Wechatmp-Serial-Deprecated} and {@code Wechatmp-Signature-Deprecated}.
     */
    public void renewCertificate() {
        keys.renewCertificate();
    }

    /** Ends the change-over: only the new certificate signs. */
    public void dropOldCertificate() {
        keys.dropPrevious();
    }

    /** Sets whether requests must name {@link #keyNumber()} as {@code Wechatmp-Serial}, else 40230; not so at first. */
    public void requireSerial(boolean required) {
        policy.requireSerial(required);
    }

    /** Sets whether the console holds a symmetric key, else 40238; it does at first. */
    public void holdSymmetricKey(boolean held) {
        policy.symmetricKeySet(held);
    }

    /** Sets whether the console holds the developer's public key, else 40239; it does at first. */
    public void holdPublicKey(boolean held) {
        policy.publicKeySet(held);
    }

    /** Lets the next sealed answer of {@code path} carry signatures that do not verify. */
    public void breakNextSignature(String path) {
        policy.breakNextSignature(path);
    }
}
