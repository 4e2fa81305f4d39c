package io.github.weizheng.core.api;

import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.privacy.Quote;
import io.github.weizheng.core.remedy.Remedies;
import io.github.weizheng.core.remedy.Remedy;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** WeChat's errcodes, and how they are told. */
final class Errcodes {
    static final String OK = "0";
    static final String BUSY = "-1";

    /** WeChat failed itself, which leaves open how far it came: system busy, customer service failed. */
    static final Set<String> FAILED = Set.of(BUSY, "61450");

    static final String QUOTA = "45009";
    private static final int MAX_CODE = 32;

    private Errcodes() {}

    static ApiException refusal(
            String what, String code, String text, @Nullable String rid, int httpStatus, Effect effect) {
        Remedy remedy = Catalogue.REMEDIES.of(code);
        return new ApiException(
                what,
                new ApiException.Refusal(
                        Quote.of(code, MAX_CODE),
                        text,
                        rid,
                        httpStatus,
                        effect,
                        remedy.retryable(),
                        remedy.meaning().zh(),
                        remedy.meaning().en(),
                        remedy.remedy().zh(),
                        remedy.remedy().en()));
    }

    /** Read when the first refusal comes. */
    private static final class Catalogue {
        static final Remedies REMEDIES =
                Remedies.load(Objects.requireNonNull(Errcodes.class.getResourceAsStream("errcodes.json")));
    }
}
