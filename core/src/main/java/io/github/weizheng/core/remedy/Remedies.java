package io.github.weizheng.core.remedy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.weizheng.core.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Error codes with their remedies, read from a JSON file beside the class that needs them. Immutable and thread-safe. */
public final class Remedies {
    private final Map<String, Remedy> byCode;

    private Remedies(Map<String, Remedy> byCode) {
        this.byCode = byCode;
    }

    /** Reads the file; it comes with the library, so its absence is a broken build. */
    public static Remedies load(InputStream json) {
        try (json) {
            return new Remedies(WireJson.read(json.readAllBytes(), new TypeReference<Map<String, Remedy>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own error codes cannot be read", e);
        }
    }

    /** The remedy for a code; empty texts if it is not known. */
    public Remedy of(String code) {
        return byCode.getOrDefault(code, Remedy.UNKNOWN);
    }
}
