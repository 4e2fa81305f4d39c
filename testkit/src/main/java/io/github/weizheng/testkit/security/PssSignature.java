package io.github.weizheng.testkit.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** What API security calls RSAwithSHA256: RSASSA-PSS with SHA-256 and a salt of 32 bytes, over four lines. */
final class PssSignature {
    private static final PSSParameterSpec PARAMETERS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    private PssSignature() {}

    static String sign(PrivateKey key, String url, String appId, String timestamp, String body) {
        try {
            Signature signature = instance();
            signature.initSign(key);
            signature.update(lines(url, appId, timestamp, body));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSASSA-PSS", e);
        }
    }

    static boolean verifies(
            PublicKey key, String url, String appId, String timestamp, String body, String signatureBase64) {
        try {
            Signature signature = instance();
            signature.initVerify(key);
            signature.update(lines(url, appId, timestamp, body));
            return signature.verify(Base64.getDecoder().decode(signatureBase64));
        } catch (IllegalArgumentException | SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSASSA-PSS", e);
        }
    }

    private static Signature instance() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PARAMETERS);
        return signature;
    }

    private static byte[] lines(String url, String appId, String timestamp, String body) {
        return String.join("\n", url, appId, timestamp, body).getBytes(StandardCharsets.UTF_8);
    }
}
