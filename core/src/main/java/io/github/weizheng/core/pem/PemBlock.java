package io.github.weizheng.core.pem;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first block of a PEM, taken out of its Base64. Messages name what a text is, never what is in it, and carry no cause for the same reason. */
public final class PemBlock {
    /** The label of a private key in PKCS#8. */
    public static final String PRIVATE_KEY = "PRIVATE KEY";

    /** The label of a public key in X.509 form. */
    public static final String PUBLIC_KEY = "PUBLIC KEY";

    /** The label of an X.509 certificate. */
    public static final String CERTIFICATE = "CERTIFICATE";

    /** The label of an RSA private key in PKCS#1. */
    public static final String RSA_PRIVATE_KEY = "RSA PRIVATE KEY";

    /** The label of an encrypted private key in PKCS#8. */
    public static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----"
            + "(?:\\s*Proc-Type: *4,ENCRYPTED\\s+DEK-Info: *([0-9A-Z-]{1,20},[0-9A-Fa-f]{1,64}))?"
            + "([^-]{0,65536})-----END \\1-----");
    private static final String CONVERT = "; convert it with openssl pkcs8 -topk8 -nocrypt";
    private final String label;
    private final String encryption;
    private final byte[] der;

    private PemBlock(String label, String encryption, byte[] der) {
        this.label = label;
        this.encryption = encryption;
        this.der = der;
    }

    /**
     * Reads it.
     *
     * @param field how messages name the text
     * @param wanted the labels that it may have
     * @throws IllegalArgumentException if there is no block, or one of another label, or it is not Base64
     */
    public static PemBlock of(String field, String pem, String... wanted) {
        String names = String.join(" or ", wanted);
        Matcher block = BLOCK.matcher(Objects.requireNonNull(pem, "pem"));
        if (!block.find()) {
            throw new IllegalArgumentException(field + ": PEM of a " + names + ", actual a text of " + pem.length()
                    + " characters without such a block");
        }
        String label = block.group(1);
        if (!List.of(wanted).contains(label)) {
            throw new IllegalArgumentException(field + ": PEM of a " + names + ", actual " + told(label));
        }
        String encryption = Objects.requireNonNullElse(block.group(2), "");
        String base64 = block.group(3);
        try {
            return new PemBlock(label, encryption, Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": not Base64 between the lines of the PEM"
                    + (base64.contains("\\n") ? "; its line feeds are written as backslash and n" : ""));
        }
    }

    /** Whether it has that label. */
    public boolean is(String wanted) {
        return label.equals(wanted);
    }

    /** Whether the bytes are encrypted in the way from before PKCS#8. */
    public boolean isEncrypted() {
        return !encryption.isEmpty();
    }

    /** Cipher and IV, as {@code DEK-Info} names them; empty if the bytes are not encrypted that way. */
    public String encryption() {
        return encryption;
    }

    /** The bytes; not copied, because this type never leaves the library. */
    public byte[] der() {
        return der;
    }

    /** The label only. */
    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }

    private static String told(String label) {
        return switch (label) {
            case CERTIFICATE -> "a certificate";
            case PRIVATE_KEY -> "a private key";
            case PUBLIC_KEY -> "a public key";
            case RSA_PRIVATE_KEY -> "an RSA private key in PKCS#1" + CONVERT;
            case "EC PRIVATE KEY" -> "an EC private key in SEC 1" + CONVERT;
            case ENCRYPTED_PRIVATE_KEY -> "an encrypted private key" + CONVERT;
            default -> label;
        };
    }
}
