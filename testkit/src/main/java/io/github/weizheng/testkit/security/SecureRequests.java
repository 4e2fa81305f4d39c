package io.github.weizheng.testkit.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.wire.JsonText;
import io.github.weizheng.testkit.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the signature of a request and opens its body. */
final class SecureRequests {
    static final List<String> HEADERS =
            List.of("Wechatmp-Appid", "Wechatmp-TimeStamp", "Wechatmp-Signature", "Wechatmp-Serial");

    /** Tencent's sample refuses answers older than that; for requests the page gives no number. */
    private static final long WINDOW_SECONDS = 300;

    private static final Pattern APPID = Pattern.compile("wx[0-9a-f]{16}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final String appId;
    private final SecurityKeys keys;
    private final SecurityPolicy policy;
    private final Clock clock;

    SecureRequests(String appId, SecurityKeys keys, SecurityPolicy policy, Clock clock) {
        this.appId = appId;
        this.keys = keys;
        this.policy = policy;
        this.clock = clock;
    }

    Opened open(WireRequest request) {
        requireAppId(header(request, 0, Errcode.SECURE_APPID_MISSING));
        String timestamp = header(request, 1, Errcode.SECURE_TIMESTAMP_MISSING);
        requireRecent(timestamp);
        String signature = header(request, 2, Errcode.SECURE_SIGNATURE_MISSING);
        requireSerial(request.header(HEADERS.get(3)));
        if (!policy.symmetricKeySet()) {
            throw new ApiRefusal(Errcode.SYMMETRIC_KEY_NOT_SET);
        }
        if (!policy.publicKeySet()) {
            throw new ApiRefusal(Errcode.PUBLIC_KEY_NOT_SET);
        }
        String url = signedUrl(request, timestamp, signature);
        return new Opened(opened(request, url, timestamp), url);
    }

    private void requireAppId(String given) {
        if (!APPID.matcher(given).matches()) {
            throw new ApiRefusal(Errcode.SECURE_APPID_INVALID);
        }
        if (!given.equals(appId)) {
            throw new ApiRefusal(Errcode.SECURE_APPID_MISMATCH);
        }
    }

    private void requireRecent(String timestamp) {
        boolean number = SECONDS.matcher(timestamp).matches();
        long now = clock.instant().getEpochSecond();
        if (!number || Math.abs(now - Long.parseLong(timestamp)) > WINDOW_SECONDS) {
            throw new ApiRefusal(Errcode.SECURE_TIMESTAMP_EXPIRED);
        }
    }

    private void requireSerial(Optional<String> serial) {
        if (serial.isEmpty() && policy.serialRequired()) {
            throw new ApiRefusal(Errcode.SECURE_SERIAL_MISSING);
        }
        if (serial.isPresent() && !serial.get().equals(keys.keyNumber())) {
            throw new ApiRefusal(Errcode.SECURE_SIGNATURE_INVALID);
        }
    }

    /** Whether the host that was called or the first one is signed when they differ, WeChat does not say; both pass. */
    private String signedUrl(WireRequest request, String timestamp, String signature) {
        List<String> bases = new ArrayList<>();
        request.header("Host").ifPresent(host -> bases.add("http://" + host));
        bases.addAll(policy.bases());
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return bases.stream()
                .map(base -> base + request.path())
                .filter(url ->
                        PssSignature.verifies(keys.developer().getPublic(), url, appId, timestamp, body, signature))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal(Errcode.SECURE_SIGNATURE_INVALID));
    }

    private WireRequest opened(WireRequest request, String url, String timestamp) {
        String associated = String.join("|", url, appId, timestamp, keys.symmetricNumber());
        ObjectNode plain = GcmEnvelope.open(keys.symmetricKey(), associated, request.body())
                .flatMap(JsonText::object)
                .map(JsonNode::<ObjectNode>deepCopy)
                .orElseThrow(() -> new ApiRefusal(Errcode.SECURE_ENCRYPTION_INVALID));
        boolean whole = !plain.path("_n").asText("").isEmpty()
                && plain.path("_appid").asText("").equals(appId)
                && plain.path("_timestamp").isIntegralNumber()
                && plain.path("_timestamp").asText().equals(timestamp);
        if (!whole) {
            throw new ApiRefusal(Errcode.SECURE_ENCRYPTION_INVALID);
        }
        plain.remove(List.of("_n", "_appid", "_timestamp"));
        Map<String, String> query = new LinkedHashMap<>();
        plain.properties().stream()
                .filter(field -> field.getValue().isValueNode())
                .forEach(field -> query.put(field.getKey(), field.getValue().asText()));
        request.query("access_token").ifPresent(token -> query.put("access_token", token));
        return request.opened(query, plain.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String header(WireRequest request, int index, int whenMissing) {
        return request.header(HEADERS.get(index))
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new ApiRefusal(whenMissing));
    }

    /**
     * A request as the API sees it.
     *
     * @param url what was signed, which is what the answer signs, too
     */
    record Opened(WireRequest request, String url) {}
}
