package io.github.weizheng.payment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** WeChat Pay refuses calls without a {@code User-Agent}. */
final class UserAgent {
    static final String VALUE =
            "Weizheng/" + version() + " Java/" + Runtime.version().feature();

    private UserAgent() {}

    private static String version() {
        try (InputStream in = Objects.requireNonNull(UserAgent.class.getResourceAsStream("version.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own version cannot be read", e);
        }
    }
}
