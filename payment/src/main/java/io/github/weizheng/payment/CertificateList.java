package io.github.weizheng.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.key.CertificatePem;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import io.github.weizheng.payment.wire.SealedResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** WeChat Pay's answer with its certificates; genuine if the APIv3 key decrypts it, wherever it was kept meanwhile. */
record CertificateList(@JsonProperty("data") @Nullable List<Entry> data) {

    /**
     * These keys and those of every certificate in the answer.
     *
     * @throws NoListException if it is no such answer
     */
    static PlatformKeys read(byte[] json, PlatformKeys keys, List<ResourceDecryptor> decryptors) {
        List<Entry> entries = entries(json);
        if (entries.isEmpty()) {
            throw new NoListException("no list of certificates");
        }
        PlatformKeys all = keys;
        for (Entry entry : entries) {
            all = all.withCertificate(certificate(pem(entry, decryptors)));
        }
        return all;
    }

    private static List<Entry> entries(byte[] json) {
        try {
            CertificateList list = WireJson.read(json, CertificateList.class);
            return list == null || list.data == null ? List.of() : list.data;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static X509Certificate certificate(String pem) {
        try {
            return CertificatePem.read("encrypt_certificate", pem);
        } catch (IllegalArgumentException e) {
            throw new NoListException("a certificate that cannot be read");
        }
    }

    private static String pem(@Nullable Entry entry, List<ResourceDecryptor> decryptors) {
        SealedResource sealed = entry == null ? null : entry.sealed;
        if (sealed == null || !sealed.isWhole()) {
            throw new NoListException("a certificate missing in its list");
        }
        if (!sealed.isFor(decryptors)) {
            throw new NoListException("certificates in an encryption that this merchant has no decryptor for");
        }
        byte[] pem = sealed.open(decryptors)
                .orElseThrow(() -> new NoListException("certificates that the APIv3 key does not decrypt"));
        return new String(pem, StandardCharsets.US_ASCII);
    }

    /** What the answer has in place of certificates, in words of this library. */
    static final class NoListException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoListException(String words) {
            super(words);
        }
    }

    record Entry(
            @JsonProperty("encrypt_certificate") @Nullable SealedResource sealed) {}
}
