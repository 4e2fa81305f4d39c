package io.github.weizheng.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.key.CertificatePem;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import io.github.weizheng.payment.wire.SealedResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WeChat Pay's answer with its certificates; genuine if the APIv3 key decrypts it, wherever it was kept meanwhile. */
record CertificateList(@JsonProperty("data") @Nullable List<Entry> data) {

    /** These keys and those of every certificate in the answer, or nothing if it is no such answer. */
    static Optional<PlatformKeys> read(byte[] json, PlatformKeys keys, List<ResourceDecryptor> decryptors) {
        try {
            CertificateList list = WireJson.read(json, CertificateList.class);
            return list == null ? Optional.empty() : list.added(keys, decryptors);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<PlatformKeys> added(PlatformKeys keys, List<ResourceDecryptor> decryptors) {
        if (data == null || data.isEmpty()) {
            return Optional.empty();
        }
        PlatformKeys all = keys;
        for (Entry entry : data) {
            Optional<byte[]> pem =
                    entry == null || entry.sealed == null ? Optional.empty() : entry.sealed.open(decryptors);
            if (pem.isEmpty()) {
                return Optional.empty();
            }
            String text = new String(pem.get(), StandardCharsets.US_ASCII);
            all = all.withCertificate(CertificatePem.read("encrypt_certificate", text));
        }
        return Optional.of(all);
    }

    record Entry(
            @JsonProperty("encrypt_certificate") @Nullable SealedResource sealed) {}
}
