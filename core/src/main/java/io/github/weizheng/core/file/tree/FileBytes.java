package io.github.weizheng.core.file.tree;

import io.github.weizheng.core.file.FileFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/** The way from a file to its text. */
public final class FileBytes {
    private static final int MIB = 1024 * 1024;

    private FileBytes() {}

    /** The file's bytes; a mistake where it cannot be read. Stops reading soon after the limit, whatever the file grows to. */
    public static Optional<byte[]> read(Path file, int maxMib, Mistakes mistakes) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(maxMib * MIB + 1));
        } catch (IOException e) {
            mistakes.add(FileFault.UNREADABLE, "", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The bytes' text, without a byte order mark; a mistake where they are too many, or not UTF-8. */
    public static Optional<String> text(byte[] bytes, int maxMib, Mistakes mistakes) {
        if (bytes.length > maxMib * MIB) {
            mistakes.add(FileFault.TOO_LARGE, "≤ " + maxMib + " MiB", "> " + maxMib + " MiB");
            return Optional.empty();
        }
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            mistakes.add(FileFault.SPREADSHEET, "", "");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            mistakes.add(line(bytes), 0, "", FileFault.NOT_UTF8, "UTF-8", guess(bytes));
            return Optional.empty();
        }
    }

    /** The line of the first byte that is not UTF-8. */
    private static int line(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, java.nio.CharBuffer.allocate(bytes.length), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        return bytes.length >= start.length
                && IntStream.range(0, start.length).allMatch(i -> (bytes[i] & 0xFF) == start[i]);
    }

    private static String guess(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return "UTF-16";
        }
        if (!Charset.isSupported("GBK")) {
            return "";
        }
        try {
            Charset.forName("GBK").newDecoder().decode(ByteBuffer.wrap(bytes));
            return "GBK";
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
