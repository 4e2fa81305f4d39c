package io.github.weizheng.core.api.security;

import io.github.weizheng.core.api.security.ApiResponseRejectedException.Reason;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer claim. */
record AnswerHeaders(
        String appId,
        String timestamp,
        Signed current,
        @Nullable Signed deprecated) {
    private static final String SERIAL = "Wechatmp-Serial";
    private static final String SIGNATURE = "Wechatmp-Signature";
    private static final String OLD = "-Deprecated";
    private static final String APP_ID = "Wechatmp-Appid";
    private static final String TIMESTAMP = "Wechatmp-TimeStamp";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /** A signature and the number of the key that it was made with. */
    record Signed(String number, String signature) {}

    /** Whether somebody claims to have signed it at all. */
    static boolean signed(Function<String, List<String>> headers) {
        return !headers.apply(SIGNATURE).isEmpty()
                || !headers.apply(SIGNATURE + OLD).isEmpty();
    }

    static AnswerHeaders of(Function<String, List<String>> headers) throws Refusal {
        String timestamp = only(headers, TIMESTAMP);
        if (!SECONDS.matcher(timestamp).matches()) {
            throw new Refusal(Reason.HEADERS, TIMESTAMP + " is not in seconds since 1970");
        }
        return new AnswerHeaders(only(headers, APP_ID), timestamp, signed(headers, ""), deprecated(headers));
    }

    long seconds() {
        return Long.parseLong(timestamp);
    }

    private static @Nullable Signed deprecated(Function<String, List<String>> headers) throws Refusal {
        boolean none = headers.apply(SERIAL + OLD).isEmpty()
                && headers.apply(SIGNATURE + OLD).isEmpty();
        return none ? null : signed(headers, OLD);
    }

    private static Signed signed(Function<String, List<String>> headers, String suffix) throws Refusal {
        String number = only(headers, SERIAL + suffix);
        if (!KeyNumber.matches(number)) {
            throw new Refusal(Reason.HEADERS, SERIAL + suffix + " is not a key's number");
        }
        return new Signed(number, only(headers, SIGNATURE + suffix));
    }

    private static String only(Function<String, List<String>> headers, String name) throws Refusal {
        List<String> values = headers.apply(name);
        if (values.size() != 1) {
            throw new Refusal(Reason.HEADERS, name + (values.isEmpty() ? " is missing" : " is there more than once"));
        }
        return values.get(0);
    }
}
