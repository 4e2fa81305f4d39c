package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.KeyMode;
import io.github.weizheng.testkit.keys.RsaKeys;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireAnswer;
import java.security.cert.CertificateEncodingException;
import java.util.Set;

/** {@code GET /v3/certificates}. Thread-safe. */
public final class CertificateRoute {
    private static final Set<String> TYPES = Set.of("RSA", "SM2", "ALL");
    private static final String ASSOCIATED_DATA = "certificate";
    private final MerchantKeys keys;
    private final KeyChoice choice;
    private final RandomText random;

    public CertificateRoute(MerchantKeys keys, KeyChoice choice, RandomText random) {
        this.keys = keys;
        this.choice = choice;
        this.random = random;
    }

    public PayRoute route() {
        return PayRoute.get("/v3/certificates", this::answer);
    }

    private WireAnswer answer(PayCall call) {
        String type = call.query("algorithm_type").orElse("RSA");
        if (!TYPES.contains(type)) {
            throw PayRefusal.parameter("algorithm_type", null, "枚举值不正确", "query");
        }
        boolean here = type.equals("ALL") || type.equals(keys.suite().type());
        if (!here || choice.mode() == KeyMode.PUBLIC_KEY) {
            throw new PayRefusal(
                    404,
                    "RESOURCE_NOT_EXISTS",
                    "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。可查看指引https://pay.weixin.qq.com/doc/v3/merchant/4012153196");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode data = json.putArray("data");
        keys.listed().forEach(certificate -> add(data.addObject(), certificate));
        return PayCall.answer(json, "下载平台证书");
    }

    private void add(ObjectNode item, PlatformCertificate listed) {
        String nonce = random.lettersAndDigits(12);
        item.put("serial_no", listed.serial());
        item.put(
                "effective_time",
                BeijingTime.rfc3339(listed.certificate().getNotBefore().toInstant()));
        item.put(
                "expire_time",
                BeijingTime.rfc3339(listed.certificate().getNotAfter().toInstant()));
        item.putObject("encrypt_certificate")
                .put("algorithm", keys.suite().aead())
                .put("nonce", nonce)
                .put("associated_data", ASSOCIATED_DATA)
                .put("ciphertext", keys.suite().seal(keys.apiV3Key(), nonce, ASSOCIATED_DATA, pem(listed)));
    }

    private static String pem(PlatformCertificate listed) {
        try {
            return RsaKeys.pem("CERTIFICATE", listed.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("made here, in DER", e);
        }
    }
}
