package io.github.weizheng.testkit.pay.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;

/** SM2 encryption as the sequence of GM/T 0009: the point, the digest, the text. */
final class SmField {
    private static final int POINT = 65;
    private static final int HALF = 32;
    private static final int DIGEST = 32;

    private SmField() {}

    static byte[] encrypt(PublicKey key, byte[] plain) throws GeneralSecurityException, InvalidCipherTextException {
        SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(true, new ParametersWithRandom(ECUtil.generatePublicKeyParameter(key)));
        byte[] raw = engine.processBlock(plain, 0, plain.length);
        DERSequence sequence = new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
            new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + HALF))),
            new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1 + HALF, POINT))),
            new DEROctetString(Arrays.copyOfRange(raw, POINT, POINT + DIGEST)),
            new DEROctetString(Arrays.copyOfRange(raw, POINT + DIGEST, raw.length))
        });
        try {
            return sequence.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("DER in memory", e);
        }
    }

    static byte[] decrypt(PrivateKey key, byte[] der) throws GeneralSecurityException, InvalidCipherTextException {
        ASN1Sequence sequence = ASN1Sequence.getInstance(der);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.write(4);
        raw.writeBytes(coordinate(sequence, 0));
        raw.writeBytes(coordinate(sequence, 1));
        raw.writeBytes(ASN1OctetString.getInstance(sequence.getObjectAt(2)).getOctets());
        raw.writeBytes(ASN1OctetString.getInstance(sequence.getObjectAt(3)).getOctets());
        SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(false, ECUtil.generatePrivateKeyParameter(key));
        return engine.processBlock(raw.toByteArray(), 0, raw.size());
    }

    private static byte[] coordinate(ASN1Sequence sequence, int index) {
        byte[] number = ASN1Integer.getInstance(sequence.getObjectAt(index))
                .getPositiveValue()
                .toByteArray();
        byte[] padded = new byte[HALF];
        int length = Math.min(number.length, HALF);
        System.arraycopy(number, number.length - length, padded, HALF - length, length);
        return padded;
    }
}
