package io.github.weizheng.core.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.privacy.Quote;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.remedy.Remedies;
import io.github.weizheng.core.remedy.Remedy;
import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer of the API, read as JSON: either what was asked for, or an errcode. */
final class ApiAnswer {
    private static final Set<String> TOKEN_REFUSED = Set.of("40001", "40014", "42001");
    private static final String BUSY = "-1";
    private static final String OK = "0";
    private static final Pattern RID = Pattern.compile("[0-9a-f-]{8,64}");
    private static final String RID_MARK = "rid: ";
    private static final int MAX_TEXT = 300;
    private static final int MAX_CODE = 32;

    private final String what;
    private final int status;
    private final JsonNode json;
    private final String code;

    private ApiAnswer(String what, int status, JsonNode json, String code) {
        this.what = what;
        this.status = status;
        this.json = json;
        this.code = code;
    }

    /** @throws MalformedResponseException if it is not a JSON object, or a failure without an errcode */
    static ApiAnswer of(String what, HttpAnswer answer) {
        JsonNode json = tree(what, answer);
        String code = json.path("errcode").asText(OK).strip();
        boolean failed = answer.status() < 200 || answer.status() > 299;
        if (!json.isObject() || (failed && code.equals(OK))) {
            throw malformed(what, answer, null);
        }
        return new ApiAnswer(what, answer.status(), json, code.isEmpty() ? OK : code);
    }

    boolean refusesToken() {
        return TOKEN_REFUSED.contains(code);
    }

    boolean busy() {
        return code.equals(BUSY);
    }

    /**
     * The value asked for.
     *
     * @param secrets what must not show up in a message, should WeChat echo it
     */
    <T> T as(Class<T> type, Collection<String> secrets) {
        if (!code.equals(OK)) {
            throw refusal(secrets);
        }
        try {
            return Objects.requireNonNull(WireJson.convert(json, type));
        } catch (IOException | NullPointerException e) {
            throw new MalformedResponseException(
                    what + ": the answer does not fit " + type.getName(), status, WithoutWords.of(e));
        }
    }

    private ApiException refusal(Collection<String> secrets) {
        String text = json.path("errmsg").asText("");
        for (String secret : secrets) {
            text = text.replace(secret, "***");
        }
        int mark = text.lastIndexOf(RID_MARK);
        String rid = mark < 0 ? "" : text.substring(mark + RID_MARK.length()).strip();
        boolean found = RID.matcher(rid).matches();
        String shown = Quote.of(found ? text.substring(0, mark).strip() : text, MAX_TEXT);
        Remedy remedy = Catalogue.REMEDIES.of(code);
        return new ApiException(
                what,
                new ApiException.Refusal(
                        Quote.of(code, MAX_CODE),
                        shown,
                        found ? rid : null,
                        status,
                        busy() ? Effect.UNKNOWN : Effect.NONE,
                        remedy.retryable(),
                        remedy.zh(),
                        remedy.en()));
    }

    private static JsonNode tree(String what, HttpAnswer answer) {
        try {
            return WireJson.tree(answer.body());
        } catch (IOException e) {
            throw malformed(what, answer, WithoutWords.of(e));
        }
    }

    private static MalformedResponseException malformed(String what, HttpAnswer answer, @Nullable Throwable cause) {
        return new MalformedResponseException(
                what + ": HTTP " + answer.status() + " with " + answer.body().length
                        + " bytes that are not an answer of WeChat",
                answer.status(),
                cause);
    }

    /** Read when the first refusal comes. */
    private static final class Catalogue {
        static final Remedies REMEDIES =
                Remedies.load(Objects.requireNonNull(ApiAnswer.class.getResourceAsStream("errcodes.json")));
    }
}
