package io.github.weizheng.message.callback;

import java.util.Objects;

/**
 * A message in an {@link Inbox}, without its text; it can be logged.
 *
 * @param appId the account that it came to
 * @param key its {@code Inbound.idempotencyKey()}, a digest that shows nothing of the citizen
 * @param attempts how often it has been taken, at least 1. Since each taking counts, it tells the present holder from former ones
 */
public record InboxEntry(String appId, String key, int attempts) {
    /** An entry, made by an inbox. */
    public InboxEntry {
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(key, "key");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: at least 1, actual " + attempts);
        }
    }
}
