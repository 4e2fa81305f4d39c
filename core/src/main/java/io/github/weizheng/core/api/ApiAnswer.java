package io.github.weizheng.core.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.privacy.Quote;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer of the API, read as JSON: either what was asked for, or an errcode. */
final class ApiAnswer implements Outcome {
    private static final Pattern NUMBER = Pattern.compile("([+-]?[0-9]{1,15})(\\.0*)?");
    private static final Pattern RID = Pattern.compile("[0-9a-f-]{8,64}");
    private static final String RID_MARK = "rid: ";
    private static final int MAX_TEXT = 300;

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
        return of(what, answer.status(), answer.body());
    }

    /** @throws MalformedResponseException if it is not a JSON object, or a failure without an errcode */
    static ApiAnswer of(String what, int status, byte[] body) {
        JsonNode json = tree(what, status, body);
        JsonNode errcode = json.path("errcode");
        boolean failed = status < 200 || status > 299;
        if (!json.isObject() || errcode.isContainerNode() || errcode.isBoolean()) {
            throw malformed(what, status, body, null);
        }
        String code = canonical(errcode.asText("").strip());
        if (failed && code.equals(Errcodes.OK)) {
            throw malformed(what, status, body, null);
        }
        return new ApiAnswer(what, status, json, code);
    }

    @Override
    public String code() {
        return code;
    }

    /** The errcode if it is a number: what else stands there may be anything. */
    String codeWithoutWords() {
        return NUMBER.matcher(code).matches() ? code : "?";
    }

    /** The request's id, if the errmsg ends with one. */
    Optional<String> rid() {
        return rid(errmsg());
    }

    private static Optional<String> rid(String text) {
        int mark = text.lastIndexOf(RID_MARK);
        String rid = mark < 0 ? "" : text.substring(mark + RID_MARK.length()).strip();
        return Optional.of(rid).filter(found -> RID.matcher(found).matches());
    }

    /**
     * The value asked for.
     *
     * @param secrets what must not show up in a message, should WeChat echo it
     * @param inDoubt whether an earlier try may have had effect, whatever this one says
     */
    <T> T as(Class<T> type, Collection<String> secrets, boolean inDoubt) {
        if (!code.equals(Errcodes.OK)) {
            throw refusal(secrets, inDoubt);
        }
        try {
            return Objects.requireNonNull(WireJson.convert(json, type));
        } catch (IOException | NullPointerException | ArithmeticException | NumberFormatException e) {
            // The last two are what Jackson throws for a number beyond any exponent.
            throw new MalformedResponseException(
                    what + ": the answer does not fit " + type.getName(), status, WithoutWords.of(e));
        }
    }

    ApiException refusal(Collection<String> secrets, boolean inDoubt) {
        String text = without(secrets, errmsg());
        Optional<String> rid = rid(text);
        int mark = text.lastIndexOf(RID_MARK);
        String shown =
                Quote.of(rid.isPresent() && mark >= 0 ? text.substring(0, mark).strip() : text, MAX_TEXT);
        return Errcodes.refusal(
                what, without(secrets, code), shown, rid.orElse(null), status, inDoubt ? Effect.UNKNOWN : effect());
    }

    private static String without(Collection<String> secrets, String words) {
        String text = words;
        for (String secret : secrets) {
            text = text.replace(secret, "***");
        }
        return text;
    }

    /** Whether the refusal leaves open what happened: if WeChat failed itself, or if it is not understood. */
    Effect effect() {
        boolean understood = NUMBER.matcher(code).matches() && !Errcodes.FAILED.contains(code) && status < 500;
        return understood ? Effect.NONE : Effect.UNKNOWN;
    }

    private String errmsg() {
        return json.path("errmsg").asText("");
    }

    /** 40001 may come as a number, as a text or with a fraction. */
    private static String canonical(String code) {
        if (code.isEmpty()) {
            return Errcodes.OK;
        }
        Matcher number = NUMBER.matcher(code);
        return number.matches() ? Long.toString(Long.parseLong(number.group(1))) : code;
    }

    private static JsonNode tree(String what, int status, byte[] body) {
        try {
            return WireJson.tree(body);
        } catch (IOException e) {
            throw malformed(what, status, body, WithoutWords.of(e));
        }
    }

    private static MalformedResponseException malformed(
            String what, int status, byte[] body, @Nullable Throwable cause) {
        return new MalformedResponseException(
                what + ": HTTP " + status + " with " + body.length + " bytes that are not an answer of WeChat",
                status,
                cause);
    }
}
