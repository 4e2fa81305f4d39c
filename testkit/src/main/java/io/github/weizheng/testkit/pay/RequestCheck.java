package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.WireRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;

/** Lets requests pass that carry the required headers and the merchant's signature over the exact bytes. */
final class RequestCheck {
    private static final int TOLERANCE_SECONDS = 5 * 60;
    private static final int LONGEST_NONCE = 32;
    private static final int SHOWN_OF_BODY = 8;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

    private final MerchantKeys keys;
    private final Clock clock;

    RequestCheck(MerchantKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Passes a request that WeChat Pay would listen to.
     *
     * @throws PayRefusal otherwise
     */
    void pass(WireRequest request) {
        if (request.header("Accept").orElse("").isBlank()
                || request.header("User-Agent").orElse("").isBlank()) {
            throw new PayRefusal(400, "PARAM_ERROR", "Http头缺少Accept或User-Agent");
        }
        Authorization authorization = Authorization.parse(
                keys.suite().scheme(), request.header("Authorization").orElse(""));
        if (!authorization.mchId().equals(keys.mchId())) {
            throw new PayRefusal(400, "MCH_NOT_EXISTS", "商户号不存在");
        }
        if (!authorization.serial().equalsIgnoreCase(keys.certificateSerial())) {
            throw PayRefusal.signature("商户证书序列号有误");
        }
        if (authorization.nonce().isEmpty() || authorization.nonce().length() > LONGEST_NONCE) {
            throw PayRefusal.signature("Http头Authorization中的nonce_str长度有误");
        }
        if (!isNow(authorization.timestamp())) {
            throw PayRefusal.signature("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
        }
        checkSignature(request, authorization);
    }

    private boolean isNow(String timestamp) {
        return SECONDS.matcher(timestamp).matches()
                && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= TOLERANCE_SECONDS;
    }

    private void checkSignature(WireRequest request, Authorization authorization) {
        String head = request.method() + "\n" + request.target() + "\n" + authorization.timestamp() + "\n"
                + authorization.nonce() + "\n";
        byte[] body = request.body();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        message.writeBytes(body);
        message.write('\n');
        if (keys.suite().verifies(keys.merchant().getPublic(), message.toByteArray(), authorization.signature())) {
            return;
        }
        String start = new String(body, 0, Math.min(body.length, SHOWN_OF_BODY), StandardCharsets.UTF_8);
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.putObject("detail").put("issue", "sign not match");
        detail.put("field", "signature").put("location", "authorization");
        detail.putObject("sign_information")
                .put("method", request.method())
                .put("url", request.target())
                .put("sign_message_length", message.size())
                .put("truncated_sign_message", head + start + "\n");
        throw new PayRefusal(401, "SIGN_ERROR", "签名错误，请检查后再试", detail);
    }
}
