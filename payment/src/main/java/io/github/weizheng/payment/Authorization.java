package io.github.weizheng.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.payment.signing.RequestSigner;
import io.github.weizheng.payment.wire.Nonce;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Signs with the merchant's key: requests, and what a page needs to open the cashier. */
final class Authorization {
    private static final int NONCE_LENGTH = 32;
    private final String mchId;
    private final String serial;
    private final RequestSigner signer;
    private final @Nullable String signType;
    private final InstantSource clock;
    private final SecureRandom random;

    Authorization(Merchant merchant, InstantSource clock, SecureRandom random, @Nullable String signType) {
        this.signType = signType;
        mchId = merchant.mchId();
        serial = merchant.certificateSerial().orElseThrow(() -> missing("certificateSerial", merchant));
        signer = merchant.signer().orElseThrow(() -> missing("privateKey or signer", merchant));
        this.clock = clock;
        this.random = random;
    }

    /** The header's value for one sending; never sent twice by this library. */
    String header(String method, String target, byte[] body) {
        String seconds = seconds();
        String nonce = nonce();
        byte[] signature = signer.sign(message(method, target, seconds, nonce, body));
        return signer.scheme() + " mchid=\"" + mchId + "\",nonce_str=\"" + nonce + "\",timestamp=\"" + seconds
                + "\",serial_no=\"" + serial + "\",signature=\""
                + Base64.getEncoder().encodeToString(signature) + '"';
    }

    InvocationSignature invocation(String appId, String order) {
        String type = signType();
        String seconds = seconds();
        String nonce = nonce();
        byte[] signature = signer.sign((appId + '\n' + seconds + '\n' + nonce + '\n' + order + '\n').getBytes(UTF_8));
        return new InvocationSignature(type, seconds, nonce, Base64.getEncoder().encodeToString(signature));
    }

    static byte[] message(String method, String target, String seconds, String nonce, byte[] body) {
        byte[] head = (method + '\n' + target + '\n' + seconds + '\n' + nonce + '\n').getBytes(UTF_8);
        byte[] message = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        message[message.length - 1] = '\n';
        return message;
    }

    private String signType() {
        if (signType != null) {
            return signType;
        }
        if (signer.scheme().endsWith("RSA2048")) {
            return "RSA";
        }
        throw new IllegalStateException("invocationSignType: WeChat Pay's pages name none for " + signer.scheme()
                + "; set it in WeChatPay.builder");
    }

    private String seconds() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    private String nonce() {
        return Nonce.of(random, NONCE_LENGTH);
    }

    private static IllegalArgumentException missing(String field, Merchant merchant) {
        return new IllegalArgumentException(
                field + ": needed to call WeChat Pay, missing in merchant " + merchant.mchId());
    }
}
