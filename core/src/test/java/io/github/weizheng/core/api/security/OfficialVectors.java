package io.github.weizheng.core.api.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The worked example of WeChat's page. */
@JsonIgnoreProperties("source")
record OfficialVectors(
        String appId,
        String url,
        String symmetricNumber,
        String symmetricKey,
        String applicationNumber,
        String applicationPublicKey,
        String platformNumber,
        String platformCertificate,
        Request request,
        Response response) {
    record Request(long timestamp, String iv, String n, String plain, String body, String signature) {}

    record Response(long timestamp, String plain, String body, String signature, String sha256ToVerify) {}

    static OfficialVectors load() {
        try (InputStream json =
                Objects.requireNonNull(OfficialVectors.class.getResourceAsStream("official-vectors.json"))) {
            return new ObjectMapper().readValue(json, OfficialVectors.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
