package io.github.weizheng.core.api;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.http.FailedExchange;
import io.github.weizheng.core.http.HttpStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to a download: a file still to be read, or a refusal. */
final class OpenedAnswer implements Outcome {
    private static final int MAX_REFUSAL = 64 * 1024;
    private static final int MAX_LEADING = 64;
    private final @Nullable Download file;
    private final @Nullable ApiAnswer refusal;

    private OpenedAnswer(@Nullable Download file, @Nullable ApiAnswer refusal) {
        this.file = file;
        this.refusal = refusal;
    }

    /** Takes the stream over: it is closed unless there is a file. */
    static OpenedAnswer of(String what, HttpStream stream, ExchangeNotes.Note note) throws FailedExchange {
        boolean kept = false;
        try {
            ApiAnswer refusal = refusal(what, stream);
            if (refusal != null) {
                note.answered(stream.status(), Math.max(0, stream.length()), refusal);
                return new OpenedAnswer(null, refusal);
            }
            kept = true;
            return new OpenedAnswer(new Download(what, stream, note), null);
        } finally {
            if (!kept) {
                stream.close();
            }
        }
    }

    @Override
    public String code() {
        return refusal == null ? Errcodes.OK : refusal.code();
    }

    /** @throws ApiException if there is none */
    Download file(Collection<String> secrets, boolean inDoubt) {
        if (refusal != null) {
            throw refusal.refusal(secrets, inDoubt);
        }
        return Objects.requireNonNull(file);
    }

    private static @Nullable ApiAnswer refusal(String what, HttpStream stream) throws FailedExchange {
        int status = stream.status();
        if (status < 200 || status > 299) {
            return ApiAnswer.of(what, stream.whole());
        }
        byte[] head = stream.peek(MAX_LEADING);
        String type =
                stream.headers("Content-Type").stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
        if (head.length == 0 || type.startsWith("text/html")) {
            throw new MalformedResponseException(what + ": HTTP " + status + " without a file", status, null);
        }
        return startsAsObject(head) && stream.peek(MAX_REFUSAL).length < MAX_REFUSAL
                ? refusalInJson(what, stream, type)
                : null;
    }

    /** Short and JSON to look at: a refusal, or a file that is JSON, such as the address of a video. */
    private static @Nullable ApiAnswer refusalInJson(String what, HttpStream stream, String type)
            throws FailedExchange {
        try {
            ApiAnswer answer = ApiAnswer.of(what, stream.peeked(MAX_REFUSAL));
            return answer.code().equals(Errcodes.OK) ? null : answer;
        } catch (MalformedResponseException e) {
            if (type.contains("json") || type.startsWith("text/plain")) {
                throw e;
            }
            return null;
        }
    }

    private static boolean startsAsObject(byte[] head) {
        int at = head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
        while (at < head.length && head[at] <= ' ' && head[at] >= 0) {
            at++;
        }
        return at < head.length && head[at] == '{';
    }
}
