package io.github.weizheng.core.audit;

import io.github.weizheng.core.json.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a chain: {@code {"seq":7,"alg":"SHA-256","prev":"64 hex","record":{…},"hash":"64 hex"}}. The hash is that of all bytes of the line before
 * {@code ,"hash"}, so that any tool can check it.
 */
final class ChainLine {
    /** More than any record takes, at three bytes a char. */
    static final int MAX_BYTES = 64 * 1024;

    private static final String SEAL = ",\"hash\":\"";
    private static final int SEAL_BYTES = SEAL.length() + 64 + 2;
    private static final Pattern FORM = Pattern.compile(
            "\\{\"seq\":([1-9][0-9]{0,17}),\"alg\":\"([A-Z0-9-]{1,20})\",\"prev\":\"([0-9a-f]{64})\",\"record\":(\\{.*\\}),\"hash\":\"([0-9a-f]{64})\"\\}",
            Pattern.DOTALL);

    private ChainLine() {}

    /** What was read: a whole line or one that is broken by itself. */
    sealed interface Read {}

    /** A line that fits its own hash. */
    record Whole(long sequence, String previous, String hash) implements Read {
        boolean follows(ChainHead head) {
            return sequence == head.count() + 1 && previous.equals(head.hash());
        }

        ChainHead asHead() {
            return new ChainHead(sequence, hash);
        }
    }

    /** A line that is none. */
    record Unsound(ChainFault fault) implements Read {}

    /** How the line after that head begins. */
    static String beginning(ChainHead head, ChainHash hash) {
        return "{\"seq\":" + (head.count() + 1) + ",\"alg\":\"" + hash.name() + "\",\"prev\":\"" + head.hash()
                + "\",\"record\":";
    }

    /** The part of the line that is sealed. */
    static byte[] content(ChainHead head, ChainHash hash, AuditRecord record) {
        return (beginning(head, hash) + record.toJson()).getBytes(StandardCharsets.UTF_8);
    }

    /** The line, with its end. */
    static byte[] line(byte[] content, String hash) {
        byte[] seal = (SEAL + hash + "\"}\n").getBytes(StandardCharsets.UTF_8);
        byte[] line = Arrays.copyOf(content, content.length + seal.length);
        System.arraycopy(seal, 0, line, content.length, seal.length);
        return line;
    }

    /** Reads a line without its end. */
    static Read read(byte[] line, ChainHash hash) {
        Matcher form = FORM.matcher(new String(line, StandardCharsets.UTF_8));
        if (!form.matches()) {
            return new Unsound(isJson(line) ? ChainFault.ALTERED : ChainFault.NOT_JSON);
        }
        String algorithm = form.group(2);
        if (!algorithm.equals(hash.name()) && ChainHash.isOne(algorithm)) {
            return new Unsound(ChainFault.WRONG_ALGORITHM);
        }
        String expected = hash.of(Arrays.copyOf(line, line.length - SEAL_BYTES));
        if (!MessageDigest.isEqual(bytes(expected), bytes(form.group(5)))) {
            return new Unsound(isJson(line) ? ChainFault.ALTERED : ChainFault.NOT_JSON);
        }
        if (!isJson(bytes(form.group(4)))) {
            return new Unsound(ChainFault.NOT_JSON);
        }
        return new Whole(Long.parseLong(form.group(1)), form.group(3), form.group(5));
    }

    private static boolean isJson(byte[] text) {
        try {
            return WireJson.tree(text).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
