package io.github.weizheng.core.api.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.privacy.Quote;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What is encrypted: the parameters of a call or the fields of its answer, and three of the layer itself. */
final class Parameters {
    private static final String TOKEN = "access_token";
    private static final String N = "_n";
    private static final String APP_ID = "_appid";
    private static final String TIMESTAMP = "_timestamp";
    private static final Set<String> RESERVED = Set.of(TOKEN, N, APP_ID, TIMESTAMP);
    private static final Pattern ERRCODE = Pattern.compile("-?[0-9]{0,9}[1-9][0-9]{0,9}");
    private static final int SHOWN = 40;

    private Parameters() {}

    /**
     * Brings URL and body parameters together. The token stays in the URL.
     *
     * @throws IllegalArgumentException if the body is not a JSON object, or a name is reserved or there twice
     */
    static byte[] merge(String n, String appId, long timestamp, Map<String, String> query, byte[] body) {
        ObjectNode all = ExactJson.object().put(N, n).put(APP_ID, appId).put(TIMESTAMP, timestamp);
        query.forEach((name, value) -> {
            if (!name.equals(TOKEN)) {
                all.put(free("query", name, all), Objects.requireNonNull(value, "query value"));
            }
        });
        if (body.length > 0) {
            ObjectNode json = ExactJson.read(body)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "body: a secured call takes a JSON object without a field twice, actual something else of "
                                    + body.length + " bytes"));
            json.properties().forEach(field -> all.set(free("body", field.getKey(), all), field.getValue()));
        }
        return ExactJson.write(all);
    }

    /** Whether what was encrypted is of this account and time. */
    static boolean belong(ObjectNode content, String appId, long timestamp) {
        JsonNode time = content.path(TIMESTAMP);
        JsonNode account = content.path(APP_ID);
        return account.isTextual()
                && account.textValue().equals(appId)
                && time.isIntegralNumber()
                && time.canConvertToLong()
                && time.longValue() == timestamp;
    }

    /** The fields of the answer alone. */
    static byte[] strip(ObjectNode content) {
        return ExactJson.write(content.remove(Set.of(N, APP_ID, TIMESTAMP)));
    }

    /** Whether it carries an errcode other than 0, so that nobody takes it for a success. */
    static boolean refuses(ObjectNode json) {
        JsonNode code = json.path("errcode");
        return (code.isIntegralNumber() || code.isTextual())
                && ERRCODE.matcher(code.asText()).matches();
    }

    private static String free(String where, String name, ObjectNode taken) {
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException(where + ": " + name + " is added by itself");
        }
        if (taken.has(name)) {
            throw new IllegalArgumentException(
                    where + ": each name once in query and body, actual twice " + Quote.of(name, SHOWN));
        }
        return name;
    }
}
