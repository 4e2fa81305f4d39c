package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.payment.WeChatPay;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The call that registers an order, and what it brings: each way to pay another thing. */
final class Prepay {
    private Prepay() {}

    static PrepayId id(WeChatPay pay, String path, Object body) {
        return read(pay, path, body, "prepay_id", Prepaid::prepayId, PrepayId::of);
    }

    static CodeUrl codeUrl(WeChatPay pay, String path, Object body) {
        return read(pay, path, body, "code_url", Prepaid::codeUrl, CodeUrl::of);
    }

    static H5Url h5Url(WeChatPay pay, String path, Object body) {
        return read(pay, path, body, "h5_url", Prepaid::h5Url, H5Url::of);
    }

    /** Sent again with the same number and parameters it stays one order. */
    private static <T> T read(
            WeChatPay pay,
            String path,
            Object body,
            String field,
            Function<Prepaid, @Nullable String> part,
            Function<String, T> type) {
        String text = part.apply(pay.postRepeatable(path, body, Prepaid.class));
        try {
            return type.apply(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new MalformedResponseException("POST " + path + ": no " + field + " in the answer", 200, null);
        }
    }

    private record Prepaid(
            @JsonProperty("prepay_id") @Nullable String prepayId,
            @JsonProperty("code_url") @Nullable String codeUrl,
            @JsonProperty("h5_url") @Nullable String h5Url) {}
}
