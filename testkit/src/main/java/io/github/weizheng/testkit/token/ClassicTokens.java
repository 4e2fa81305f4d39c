package io.github.weizheng.testkit.token;

import io.github.weizheng.testkit.token.AccessTokens.Issued;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The line of {@code /cgi-bin/token}: every call makes a new token, the one before it is good for five more minutes. */
final class ClassicTokens {
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final AccessTokens tokens;
    private @Nullable Issued current;

    ClassicTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    synchronized Grant next() {
        if (current != null) {
            tokens.supersede(current, OVERLAP);
        }
        Issued token = tokens.issue();
        current = token;
        return Grant.fresh(token);
    }
}
