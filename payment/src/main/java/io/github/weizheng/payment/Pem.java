package io.github.weizheng.payment;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys in PEM. Messages name what a text is, never what is in it, and carry no cause for the same reason. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private Pem() {}

    /** apiclient_key.pem. */
    static PrivateKey privateKey(String pem) {
        String field = "privateKeyPem";
        byte[] der = der(field, pem, PRIVATE);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(field + ": not an RSA private key in PKCS#8");
        }
    }

    /** pub_key.pem. */
    static PublicKey publicKey(String pem) {
        String field = "publicKeyPem";
        byte[] der = der(field, pem, PUBLIC);
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(field + ": not an RSA public key in X.509 form");
        }
    }

    private static byte[] der(String field, String pem, String wanted) {
        Matcher block = BLOCK.matcher(Objects.requireNonNull(pem, "pem"));
        if (!block.find()) {
            throw new IllegalArgumentException(field + ": PEM from -----BEGIN " + wanted + "----- to -----END " + wanted
                    + "-----, actual a text of " + pem.length() + " characters without such a block");
        }
        if (!block.group(1).equals(wanted)) {
            throw new IllegalArgumentException(field + ": PEM of a " + wanted + ", actual " + name(block.group(1)));
        }
        try {
            return Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": not Base64 between the lines of the PEM"
                    + (block.group(2).contains("\\n") ? "; its line feeds are written as backslash and n" : ""));
        }
    }

    private static String name(String label) {
        return switch (label) {
            case "CERTIFICATE" -> "a certificate";
            case PRIVATE -> "a private key";
            case PUBLIC -> "a public key";
            case "RSA PRIVATE KEY" -> "an RSA private key in PKCS#1; convert it with openssl pkcs8 -topk8 -nocrypt";
            case "ENCRYPTED PRIVATE KEY" -> "an encrypted private key; convert it with openssl pkcs8 -topk8 -nocrypt";
            case "EC PRIVATE KEY" -> "an EC private key";
            default -> label;
        };
    }
}
