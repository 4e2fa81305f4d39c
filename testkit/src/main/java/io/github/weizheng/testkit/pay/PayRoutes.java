package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;

/** The paths of the pay API, behind the signature check. Thread-safe. */
public final class PayRoutes {
    private final List<PayRoute> routes = new ArrayList<>();
    private final MerchantKeys keys;
    private final RandomText random;

    /** Serves those operations and {@code GET /v3/certificates}. */
    public PayRoutes(MerchantKeys keys, RandomText random, List<PayRoute> operations) {
        this.keys = keys;
        this.random = random;
        routes.add(PayRoute.get("/v3/certificates", call -> certificates()));
        routes.addAll(operations);
    }

    /**
     * Answers a request that carries the merchant's signature.
     *
     * @throws PayRefusal when WeChat Pay says no
     */
    WireAnswer answer(WireRequest request) {
        List<PayRoute> here = here(request);
        if (here.isEmpty()) {
            throw PayRefusal.notFound();
        }
        return here.stream()
                .filter(route -> route.method().equals(request.method()))
                .findFirst()
                .orElseThrow(() -> new PayRefusal(405, "METHOD_NOT_ALLOWED", "HTTP请求方法不支持"))
                .answer(request);
    }

    /** Tells whether answers to that request carry WeChat Pay's signature. */
    boolean sign(WireRequest request) {
        return here(request).stream().allMatch(PayRoute::signed);
    }

    private List<PayRoute> here(WireRequest request) {
        return routes.stream().filter(route -> route.leadsTo(request)).toList();
    }

    private WireAnswer certificates() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String nonce = random.lettersAndDigits(12);
        String pem = keys.platformCertificate().certificatePem();
        ObjectNode item = json.putArray("data").addObject();
        item.put("serial_no", keys.platformSerial());
        item.put(
                "effective_time",
                BeijingTime.rfc3339(
                        keys.platformCertificate().certificate().getNotBefore().toInstant()));
        item.put(
                "expire_time",
                BeijingTime.rfc3339(
                        keys.platformCertificate().certificate().getNotAfter().toInstant()));
        item.putObject("encrypt_certificate")
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("nonce", nonce)
                .put("associated_data", "certificate")
                .put("ciphertext", AeadAesGcm.encrypt(keys.apiV3Key(), nonce, "certificate", pem));
        return PayCall.answer(json, "下载平台证书");
    }
}
