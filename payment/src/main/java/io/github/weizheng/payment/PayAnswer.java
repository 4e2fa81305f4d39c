package io.github.weizheng.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import io.github.weizheng.payment.signing.SignatureProblem;
import io.github.weizheng.payment.wire.SignatureCheck;
import io.github.weizheng.payment.wire.SignatureFault;
import io.github.weizheng.payment.wire.SignatureHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer of the pay API: a genuine one, or a refusal. */
final class PayAnswer {
    private static final int ACCEPTED = 202;
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z_-]{1,128}");
    private final PayCall call;
    private final HttpAnswer answer;

    private PayAnswer(PayCall call, HttpAnswer answer) {
        this.call = call;
        this.answer = answer;
    }

    /**
     * Refusals come first: WeChat Pay does not sign them when it could not tell who asks.
     *
     * @throws ApiException if it is a refusal
     * @throws PayResponseRejectedException if it is not WeChat Pay's
     * @throws MalformedResponseException if it is neither
     */
    static PayAnswer genuine(PayCall call, HttpAnswer http, SignatureCheck check) {
        PayAnswer answer = new PayAnswer(call, http);
        if (http.status() < 200 || http.status() > 299) {
            throw refusal(call, http);
        }
        SignatureFault fault = answer.fault(check);
        if (fault != null) {
            throw answer.rejected(fault.text(), fault.problem(), null);
        }
        if (http.status() == ACCEPTED && http.body().length > 0) {
            answer.refuseUnfinished();
        }
        return answer;
    }

    /** What an answer is that is not a success. */
    static RuntimeException refusal(PayCall call, HttpAnswer http) {
        PayAnswer answer = new PayAnswer(call, http);
        return answer.refusal(answer.tree());
    }

    private @Nullable SignatureFault fault(SignatureCheck check) {
        try {
            return check.check(SignatureHeaders.of(answer), answer.body());
        } catch (RuntimeException e) {
            // An HSM that is away: WeChat Pay has acted all the same.
            throw rejected("the verifier failed", SignatureProblem.SIGNATURE, WithoutWords.of(e));
        }
    }

    private PayResponseRejectedException rejected(String why, SignatureProblem problem, @Nullable Throwable cause) {
        return new PayResponseRejectedException(
                call + ": HTTP " + answer.status() + ", " + why, problem, answer.status(), requestId(), cause);
    }

    <T> T as(Class<T> type, Optional<PrivacyDecryptor> decryptor) {
        try {
            return Objects.requireNonNull(WireJson.read(answer.body(), type, EncryptedText.attributes(decryptor)));
        } catch (EncryptedText.UndecryptableException e) {
            throw malformed("of which an encrypted field is not for the merchant's key", null);
        } catch (IOException | NullPointerException e) {
            throw malformed("that do not fit " + type.getName(), e);
        }
    }

    /** 202 says that the request was taken and is not through; some APIs answer it without a code when all is well. */
    private void refuseUnfinished() {
        JsonNode json = tree();
        if (json.path("code").isTextual()) {
            throw refusal(json);
        }
    }

    private RuntimeException refusal(JsonNode json) {
        String code = json.path("code").asText("").strip();
        return code.isEmpty()
                ? malformed("that are not an answer of WeChat Pay", null)
                : PayRefusal.of(call, code, json, answer.status(), requestId());
    }

    private JsonNode tree() {
        try {
            return WireJson.tree(answer.body());
        } catch (IOException e) {
            throw malformed("that are not an answer of WeChat Pay", e);
        }
    }

    private @Nullable String requestId() {
        List<String> ids = answer.headers("Request-ID");
        return ids.size() == 1 && REQUEST_ID.matcher(ids.get(0)).matches() ? ids.get(0) : null;
    }

    private MalformedResponseException malformed(String how, @Nullable Exception e) {
        return new MalformedResponseException(
                call + ": HTTP " + answer.status() + " with " + answer.body().length + " bytes " + how,
                answer.status(),
                e == null ? null : WithoutWords.of(e));
    }
}
