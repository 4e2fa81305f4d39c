package io.github.weizheng.core.sm;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.util.BigIntegers;

/**
 * SM2 encryption in the form of GM/T 0009: a DER sequence of x, y, C3 and C2. Thread-safe.
 *
 * <p>Every method throws {@link IllegalStateException} if Bouncy Castle is not there.
 */
public final class Sm2Cipher {
    private static final int COORDINATE = 32;
    private static final int HASH = 32;
    private static final int POINT = 1 + 2 * COORDINATE;
    private static final int UNCOMPRESSED = 4;

    private Sm2Cipher() {}

    /** The ciphertext of at least one byte. */
    public static byte[] encrypt(PublicKey key, byte[] plain, SecureRandom random) {
        Sm.requireProvider();
        try {
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(true, new ParametersWithRandom(ECUtil.generatePublicKeyParameter(key), random));
            return der(engine.processBlock(plain, 0, plain.length));
        } catch (GeneralSecurityException | InvalidCipherTextException | IOException e) {
            throw new IllegalStateException("An SM2 key encrypts any bytes", e);
        }
    }

    /** The plaintext, or nothing if anything differs from what was encrypted for that key. */
    public static Optional<byte[]> decrypt(PrivateKey key, byte[] der) {
        Sm.requireProvider();
        SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        try {
            engine.init(false, ECUtil.generatePrivateKeyParameter(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key is an SM2 key", e);
        }
        try {
            byte[] raw = raw(der);
            return Optional.of(engine.processBlock(raw, 0, raw.length));
        } catch (InvalidCipherTextException | IOException | RuntimeException e) {
            // Bouncy Castle's parser has several unchecked ways to say no, and so has a point that is none of the
            // curve.
            return Optional.empty();
        }
    }

    private static byte[] der(byte[] raw) throws IOException {
        DERSequence sequence = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + COORDINATE))),
            new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1 + COORDINATE, POINT))),
            new DEROctetString(Arrays.copyOfRange(raw, POINT, POINT + HASH)),
            new DEROctetString(Arrays.copyOfRange(raw, POINT + HASH, raw.length))
        });
        return sequence.getEncoded(ASN1Encoding.DER);
    }

    private static byte[] raw(byte[] der) throws IOException {
        ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        if (sequence.size() != 4) {
            throw new IOException("not a sequence of four");
        }
        byte[] x = coordinate(sequence, 0);
        byte[] y = coordinate(sequence, 1);
        byte[] hash = ASN1OctetString.getInstance(sequence.getObjectAt(2)).getOctets();
        byte[] text = ASN1OctetString.getInstance(sequence.getObjectAt(3)).getOctets();
        if (hash.length != HASH || text.length == 0) {
            throw new IOException("no hash or no text");
        }
        byte[] raw = new byte[POINT + HASH + text.length];
        raw[0] = UNCOMPRESSED;
        System.arraycopy(x, 0, raw, 1, COORDINATE);
        System.arraycopy(y, 0, raw, 1 + COORDINATE, COORDINATE);
        System.arraycopy(hash, 0, raw, POINT, HASH);
        System.arraycopy(text, 0, raw, POINT + HASH, text.length);
        return raw;
    }

    /** Of 31, 32 or 33 bytes in DER; a negative or longer one is an {@code IllegalArgumentException}. */
    private static byte[] coordinate(ASN1Sequence sequence, int index) {
        BigInteger value = ASN1Integer.getInstance(sequence.getObjectAt(index)).getValue();
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a negative coordinate");
        }
        return BigIntegers.asUnsignedByteArray(COORDINATE, value);
    }
}
