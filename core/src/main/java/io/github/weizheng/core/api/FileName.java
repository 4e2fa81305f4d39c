package io.github.weizheng.core.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file name in a {@code Content-Disposition}, made harmless. */
final class FileName {
    private static final int MAX_HEADER = 4_096;
    private static final int MAX_NAME = 255;
    private static final Pattern EXTENDED =
            Pattern.compile(";\\s*filename\\*\\s*=\\s*utf-8'[^';]*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile(
            ";\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\"]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private FileName() {}

    static Optional<String> in(String disposition) {
        if (disposition.length() > MAX_HEADER) {
            return Optional.empty();
        }
        Matcher extended = EXTENDED.matcher(disposition);
        Optional<String> name = extended.find() ? decoded(extended.group(1)) : Optional.empty();
        return name.or(() -> plain(disposition)).flatMap(FileName::harmless);
    }

    private static Optional<String> plain(String disposition) {
        Matcher plain = PLAIN.matcher(disposition);
        if (!plain.find()) {
            return Optional.empty();
        }
        String quoted = plain.group(1);
        return Optional.of(
                quoted == null
                        ? plain.group(2).strip()
                        : ESCAPED.matcher(quoted).replaceAll("$1"));
    }

    private static Optional<String> decoded(String percent) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < percent.length(); i++) {
            char c = percent.charAt(i);
            if (c == '%' && i + 2 < percent.length()) {
                int high = Character.digit(percent.charAt(i + 1), 16);
                int low = Character.digit(percent.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c > ' ' && c < 0x7F && c != '%') {
                bytes.write(c);
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> harmless(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        boolean odd = last.isEmpty() || last.length() > MAX_NAME || last.equals(".") || last.equals("..");
        return odd || last.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(last);
    }
}
