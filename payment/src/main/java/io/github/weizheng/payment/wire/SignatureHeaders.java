package io.github.weizheng.payment.wire;

import io.github.weizheng.core.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The headers that a signature comes with, each null unless it is there exactly once. */
public record SignatureHeaders(
        @Nullable String timestamp,
        @Nullable String nonce,
        @Nullable String serial,
        @Nullable String signature,
        @Nullable String scheme,
        boolean hasTwoSchemes) {
    private static final String TIMESTAMP = "Wechatpay-Timestamp";
    private static final String NONCE = "Wechatpay-Nonce";
    private static final String SERIAL = "Wechatpay-Serial";
    private static final String SIGNATURE = "Wechatpay-Signature";
    private static final String SCHEME = "Wechatpay-Signature-Type";

    /** Those of an answer. */
    public static SignatureHeaders of(HttpAnswer answer) {
        return of(
                name -> {
                    List<String> values = answer.headers(name);
                    return values.size() == 1 ? values.get(0) : null;
                },
                answer.headers(SCHEME).size() > 1);
    }

    /** Those of a request; names in any case, and the same name in two cases is there twice. */
    public static SignatureHeaders of(Map<String, List<String>> headers) {
        return of(name -> only(headers, name), count(headers, SCHEME) > 1);
    }

    /** The names of the required ones that are missing or doubled. */
    List<String> absent() {
        List<String> names = new ArrayList<>();
        add(names, TIMESTAMP, timestamp);
        add(names, NONCE, nonce);
        add(names, SERIAL, serial);
        add(names, SIGNATURE, signature);
        if (hasTwoSchemes) {
            names.add(SCHEME);
        }
        return names;
    }

    private static void add(List<String> names, String name, @Nullable String value) {
        if (value == null) {
            names.add(name);
        }
    }

    private static SignatureHeaders of(Function<String, @Nullable String> single, boolean hasTwoSchemes) {
        return new SignatureHeaders(
                single.apply(TIMESTAMP),
                single.apply(NONCE),
                single.apply(SERIAL),
                single.apply(SIGNATURE),
                single.apply(SCHEME),
                hasTwoSchemes);
    }

    private static int count(Map<String, List<String>> headers, String name) {
        int count = 0;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (name.equalsIgnoreCase(header.getKey()) && header.getValue() != null) {
                count += header.getValue().size();
            }
        }
        return count;
    }

    private static @Nullable String only(Map<String, List<String>> headers, String name) {
        String found = null;
        boolean seen = false;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())) {
                List<String> values = header.getValue();
                if (seen || values == null || values.size() != 1) {
                    return null;
                }
                seen = true;
                found = values.get(0);
            }
        }
        return found;
    }
}
