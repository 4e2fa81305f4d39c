package io.github.weizheng.payment;

import io.github.weizheng.core.http.BytesBody;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.mac.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;

/**
 * A picture or video for {@link WeChatPay#upload}: sent with its name and its SHA-256, which are what the signature covers.
 *
 * <p>Held in memory; at most 20 MiB here, whatever less an API allows is left to WeChat Pay to refuse. Immutable and thread-safe.
 */
public final class MediaFile {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int MAX_NAME = 128;
    private static final int MAX_BYTES = 20 * 1024 * 1024;
    private final String fileName;
    private final byte[] content;
    private final byte[] meta;

    private MediaFile(String fileName, byte[] content) {
        this.fileName = fileName;
        this.content = content;
        this.meta = WireJson.write(new Meta(fileName, HexFormat.of().formatHex(Sha256.of(content))));
    }

    /**
     * A file that is in memory.
     *
     * @param fileName with its extension, by which WeChat Pay tells kinds apart; 1 to 128 characters
     * @throws IllegalArgumentException if the name is empty, too long or has control characters, or there are no bytes or too many
     */
    public static MediaFile of(String fileName, byte[] content) {
        if (Objects.requireNonNull(fileName, "fileName").isBlank()
                || fileName.length() > MAX_NAME
                || fileName.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("fileName: 1 to " + MAX_NAME
                    + " characters without control characters, actual length " + fileName.length());
        }
        checkLength(Objects.requireNonNull(content, "content").length);
        return new MediaFile(fileName, content.clone());
    }

    /**
     * A file on disk, read now.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException as of the other form
     */
    public static MediaFile of(Path file) throws IOException {
        checkLength(Files.size(Objects.requireNonNull(file, "file")));
        return of(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    byte[] meta() {
        return meta;
    }

    /** The order of the parts is that of the official page. As bytes, since OkHttp would send a multipart body again when a connection breaks. */
    RequestBody body() {
        MultipartBody parts = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addPart(MultipartBody.Part.createFormData("meta", null, RequestBody.create(meta, JSON)))
                .addFormDataPart("file", fileName, RequestBody.create(content, BYTES))
                .build();
        Buffer buffer = new Buffer();
        try {
            parts.writeTo(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("multipart in memory", e);
        }
        return new BytesBody(parts.contentType(), buffer.readByteArray(), true);
    }

    /** The length only: the name of a file may be a citizen's. */
    @Override
    public String toString() {
        return "MediaFile[" + content.length + " bytes]";
    }

    private static void checkLength(long bytes) {
        if (bytes < 1 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("content: 1 to " + MAX_BYTES + " bytes, actual " + bytes);
        }
    }

    private record Meta(String filename, String sha256) {}
}
