package io.github.weizheng.core.api;

import io.github.weizheng.core.privacy.WithoutWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.MultipartBody;

/**
 * A file for {@link WeChatApi#upload}: {@code multipart/form-data} with one part for it, and with further fields as some APIs ask.
 *
 * <p>The file is never held in memory as a whole. Its name goes out in UTF-8, quotes escaped; WeChat tells kinds of files by the name's extension, so give one.
 * Sizes and kinds that WeChat takes differ by API and are left to WeChat to refuse.
 *
 * <p>Immutable. One from bytes or a path can be uploaded any number of times and from several threads, one from a stream once.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia.html">uploadTempMedia</a>
 */
public final class Upload {
    private static final int MAX_NAME = 255;
    private final String field;
    private final String fileName;
    private final String contentType;
    private final long length;
    private final Source source;
    private final boolean resendable;
    private final Map<String, String> fields;

    private Upload(
            String field,
            String fileName,
            String contentType,
            long length,
            Source source,
            boolean resendable,
            Map<String, String> fields) {
        this.field = field;
        this.fileName = fileName;
        this.contentType = contentType;
        this.length = length;
        this.source = source;
        this.resendable = resendable;
        this.fields = fields;
    }

    /**
     * A file that is in memory.
     *
     * @param field the name of its part, {@code media} for most APIs
     * @param fileName with its extension, 1 to 255 characters
     * @throws IllegalArgumentException if a name is empty, too long or has control characters, or there are no bytes
     */
    public static Upload of(String field, String fileName, byte[] content) {
        byte[] copy = content.clone();
        return of(field, fileName, copy.length, () -> new ByteArrayInputStream(copy), true);
    }

    /**
     * A file on disk. It is opened when it is sent, and once more should the token have to be replaced.
     *
     * @param field the name of its part, {@code media} for most APIs
     * @throws IOException if its size cannot be read
     * @throws IllegalArgumentException as of the other form
     */
    public static Upload of(String field, Path file) throws IOException {
        return of(field, String.valueOf(file.getFileName()), Files.size(file), () -> opened(file), true);
    }

    /** Failures of files quote their names. */
    private static InputStream opened(Path file) throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new IOException("the file cannot be read", WithoutWords.of(e));
        }
    }

    /**
     * A file that can be read once. If WeChat refuses the token, the call fails with that errcode and effect {@code NONE}; the next one, with a new
     * stream, has a new token.
     *
     * @param field the name of its part, {@code media} for most APIs
     * @param fileName with its extension, 1 to 255 characters
     * @param length in bytes, at least 1; a stream of another length fails the call before its end is sent
     * @param content read to its end and closed while it is sent; not touched if nothing was sent
     * @throws IllegalArgumentException as of the other form
     */
    public static Upload of(String field, String fileName, long length, InputStream content) {
        Objects.requireNonNull(content, "content");
        AtomicBoolean taken = new AtomicBoolean();
        Source once = () -> {
            if (taken.getAndSet(true)) {
                throw new IOException("a stream can be uploaded once");
            }
            return content;
        };
        return of(field, fileName, length, once, false);
    }

    private static Upload of(String field, String fileName, long length, Source source, boolean resendable) {
        checkName("field", field);
        checkName("fileName", fileName);
        if (length < 1) {
            throw new IllegalArgumentException("length: at least 1 byte, actual " + length);
        }
        return new Upload(field, fileName, "application/octet-stream", length, source, resendable, Map.of());
    }

    /**
     * The same with that content type, in place of {@code application/octet-stream}.
     *
     * @throws IllegalArgumentException if it is not of the form {@code type/subtype}
     */
    public Upload contentType(String type) {
        if (MediaType.parse(type) == null) {
            throw new IllegalArgumentException("contentType: type/subtype");
        }
        return new Upload(field, fileName, type, length, source, resendable, fields);
    }

    /** The same with one more form field, such as {@code description} with JSON in it. */
    public Upload field(String name, String value) {
        checkName("name", name);
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, Objects.requireNonNull(value, "value"));
        return new Upload(field, fileName, contentType, length, source, resendable, more);
    }

    boolean resendable() {
        return resendable;
    }

    long bodyLength() {
        try {
            return multipart().contentLength();
        } catch (IOException e) {
            throw new AssertionError("all lengths are known", e);
        }
    }

    MultipartBody multipart() {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.forEach(form::addFormDataPart);
        MediaType type = Objects.requireNonNull(MediaType.parse(contentType));
        return form.addFormDataPart(field, fileName, new StreamBody(type, length, source))
                .build();
    }

    /** The length only: the name of a file may be a citizen's. */
    @Override
    public String toString() {
        return "Upload[" + length + " bytes]";
    }

    private static void checkName(String what, String name) {
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + ": 1 to " + MAX_NAME
                    + " characters without control characters, actual length " + name.length());
        }
    }

    /** Where the bytes come from. */
    interface Source {
        InputStream open() throws IOException;
    }
}
