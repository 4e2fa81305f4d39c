package io.github.weizheng.core.privacy;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.WeChatException;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Failures as they may be logged or kept as a cause: others' messages quote what they read, which may be a citizen's data. */
public final class WithoutWords {
    private static final int MAX_CAUSES = 5;

    private WithoutWords() {}

    /** What kind of failure it was, where, and from which others it came; this library's own exceptions keep their words. */
    public static Throwable of(Throwable failure) {
        return copy(failure, MAX_CAUSES);
    }

    /** The failure as it came, unless one of these shows in its words or in those of what caused it. */
    public static Throwable ifSaying(Collection<String> secrets, Throwable failure) {
        return says(secrets, failure, MAX_CAUSES) ? of(failure) : failure;
    }

    private static boolean says(Collection<String> secrets, Throwable failure, int causes) {
        String words = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        return secrets.stream().anyMatch(words::contains)
                || Stream.of(failure.getSuppressed()).anyMatch(other -> causes == 0 || says(secrets, other, causes - 1))
                || (cause != null && (causes == 0 || says(secrets, cause, causes - 1)));
    }

    private static Throwable copy(Throwable failure, int causes) {
        if (failure instanceof Bare) { // else its kind would be ours, and the kind that it was a word
            return failure;
        }
        Throwable cause = failure.getCause();
        boolean own = failure instanceof WeChatException || failure instanceof StoreException;
        Throwable bare = new Bare(
                own ? failure.toString() : failure.getClass().getName(),
                cause == null || causes == 0 ? null : copy(cause, causes - 1));
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }

    private static final class Bare extends Throwable {
        private static final long serialVersionUID = 1L;

        Bare(String message, @Nullable Throwable cause) {
            super(message, cause, false, true);
        }
    }
}
