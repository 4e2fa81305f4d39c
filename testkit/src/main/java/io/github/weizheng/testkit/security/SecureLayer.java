package io.github.weizheng.testkit.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.security.SecureRequests.Opened;
import io.github.weizheng.testkit.security.SecurityKeys.Certificate;
import io.github.weizheng.testkit.wire.JsonText;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireHandler;
import io.github.weizheng.testkit.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Stands before the API: opens what is sealed, seals what is answered to it, refuses what this layer does not like. */
public final class SecureLayer implements WireHandler {
    private final String appId;
    private final OfficialAccountApi api;
    private final SecurityKeys keys;
    private final SecurityPolicy policy;
    private final SecureRequests requests;
    private final RandomText random;
    private final Clock clock;

    public SecureLayer(
            String appId,
            OfficialAccountApi api,
            SecurityKeys keys,
            SecurityPolicy policy,
            RandomText random,
            Clock clock) {
        this.appId = appId;
        this.api = api;
        this.keys = keys;
        this.policy = policy;
        this.requests = new SecureRequests(appId, keys, policy, clock);
        this.random = random;
        this.clock = clock;
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        Optional<Boolean> required = policy.required(request.path());
        boolean secured = SecureRequests.HEADERS.stream()
                .anyMatch(name -> request.header(name).isPresent());
        if (required.isEmpty() || (!required.get() && !secured)) {
            return api.answer(request);
        }
        Opened opened;
        try {
            opened = requests.open(request);
        } catch (ApiRefusal refusal) {
            return api.refuse(request, refusal.errcode());
        }
        WireAnswer plain = api.answer(opened.request());
        Optional<JsonNode> json = JsonText.object(plain.text().getBytes(StandardCharsets.UTF_8));
        return json.isPresent() ? sealed(request.path(), opened.url(), plain, json.get()) : plain;
    }

    private WireAnswer sealed(String path, String url, WireAnswer plain, JsonNode json) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        ObjectNode inside = json.deepCopy();
        inside.put("_n", Base64.getEncoder().encodeToString(random.bytes(16)))
                .put("_appid", appId)
                .put("_timestamp", Long.parseLong(timestamp));
        String associated = String.join("|", url, appId, timestamp, keys.symmetricNumber());
        byte[] bytes = inside.toString().getBytes(StandardCharsets.UTF_8);
        String body = GcmEnvelope.seal(keys.symmetricKey(), random.bytes(12), associated, bytes);
        String signed = policy.breaksSignature(path) ? body + " " : body;
        WireAnswer answer = plain.saying(body).with("Wechatmp-Appid", appId).with("Wechatmp-TimeStamp", timestamp);
        Optional<Certificate> previous = keys.previous();
        answer = signed(answer, "", keys.certificate(), url, timestamp, signed);
        return previous.isPresent() ? signed(answer, "-Deprecated", previous.get(), url, timestamp, signed) : answer;
    }

    private WireAnswer signed(
            WireAnswer answer, String suffix, Certificate certificate, String url, String timestamp, String body) {
        String signature = PssSignature.sign(certificate.held().keyPair().getPrivate(), url, appId, timestamp, body);
        return answer.with("Wechatmp-Serial" + suffix, certificate.number())
                .with("Wechatmp-Signature" + suffix, signature);
    }
}
