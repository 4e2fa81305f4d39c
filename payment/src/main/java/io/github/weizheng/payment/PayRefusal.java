package io.github.weizheng.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.privacy.Quote;
import io.github.weizheng.core.remedy.Remedies;
import io.github.weizheng.core.remedy.Remedy;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What WeChat Pay's error body becomes. The body is not signed, so only its code is acted upon. */
final class PayRefusal {
    private static final int TOO_MANY = 429;
    private static final int MAX_TEXT = 300;
    private static final int MAX_CODE = 64;
    private static final Set<PayCode> OPEN = Set.of(PayCode.SYSTEM_ERROR, PayCode.BANK_ERROR, PayCode.USER_PAYING);

    /** Phones, identity documents and cards, if WeChat Pay says back what is wrong with one; a merchant's number is shorter, an id has letters. */
    private static final Pattern NUMBERS_OF_PEOPLE =
            Pattern.compile("(?<![0-9A-Za-z])(?<!PUB_KEY_ID_)[0-9]{10,}[0-9Xx](?![0-9A-Za-z])"
                    + "|(?<![0-9])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9])");

    private PayRefusal() {}

    static ApiException of(PayCall call, String code, JsonNode json, int status, @Nullable String requestId) {
        String shown = Quote.of(code, MAX_CODE);
        PayCode word = PayCode.of(shown);
        Remedy remedy = Catalogue.REMEDIES.of(word.canonical());
        return new ApiException(
                call.toString(),
                new ApiException.Refusal(
                        shown,
                        text(json),
                        requestId,
                        status,
                        effect(call, word, status),
                        remedy.retryable(),
                        remedy.meaning().zh(),
                        remedy.meaning().en(),
                        remedy.remedy().zh(),
                        remedy.remedy().en()));
    }

    /** The remedy of the word says nothing of what to do about it here. */
    static ApiException withoutCertificates(PayCall call, ApiException said) {
        return new ApiException(
                call.toString(),
                new ApiException.Refusal(
                        said.code(),
                        "",
                        said.rid().orElse(null),
                        said.httpStatus(),
                        Effect.NONE,
                        false,
                        "该商户没有平台证书：已启用微信支付公钥模式。",
                        "The merchant has no platform certificates: it is in public-key mode.",
                        "在商户平台 → 账户中心 → API安全 下载微信支付公钥，并配置 publicKeyPem(公钥ID, 公钥)。",
                        "Download the WeChat Pay public key from the merchant platform and configure publicKeyPem(id, pem)."));
    }

    private static Effect effect(PayCall call, PayCode code, int status) {
        boolean open = status >= 500 || status < 300 || OPEN.contains(code) || (status == TOO_MANY && call.refunds());
        return open ? Effect.UNKNOWN : Effect.NONE;
    }

    /** The message, and which field it is about; {@code detail.value} stays out, for it may be a citizen's. */
    private static String text(JsonNode json) {
        StringBuilder text = new StringBuilder(json.path("message").asText(""));
        String field = json.at("/detail/field").asText("");
        String issue = json.at("/detail/issue").asText("");
        if (!field.isEmpty() || !issue.isEmpty()) {
            text.append(" (")
                    .append(field)
                    .append(field.isEmpty() || issue.isEmpty() ? "" : ": ")
                    .append(issue)
                    .append(')');
        }
        String whole = Quote.of(text.toString().strip(), text.length());
        return Quote.of(NUMBERS_OF_PEOPLE.matcher(whole).replaceAll("***"), MAX_TEXT);
    }

    /** Read when the first refusal comes. */
    private static final class Catalogue {
        static final Remedies REMEDIES =
                Remedies.load(Objects.requireNonNull(PayRefusal.class.getResourceAsStream("paycodes.json")));
    }
}
