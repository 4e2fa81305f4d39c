package io.github.weizheng.testkit.pay.suite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** An X.509 certificate with an SM2 key, before and after it is signed. */
final class SmCertificate {
    private static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
    private final TBSCertificate content;

    SmCertificate(String serial, String commonName, Instant from, Instant to, PublicKey key) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        X500Name name = new X500Name("CN=" + commonName);
        generator.setSerialNumber(new ASN1Integer(new BigInteger(serial, 16)));
        generator.setSignature(ALGORITHM);
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(new Time(Date.from(from)));
        generator.setEndDate(new Time(Date.from(to)));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        content = generator.generateTBSCertificate();
    }

    byte[] toBeSigned() {
        return der(content);
    }

    X509Certificate signed(byte[] signature, Provider provider) throws GeneralSecurityException {
        byte[] whole = der(new DERSequence(new ASN1Encodable[] {content, ALGORITHM, new DERBitString(signature)}));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509", provider).generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("DER in memory", e);
        }
    }
}
