package io.github.weizheng.testkit.api;

import java.util.Optional;

/** Decides whether a call may pass with the access token that it carries. */
@FunctionalInterface
public interface TokenGate {
    /**
     * Lets a call pass.
     *
     * @param accessToken the query parameter as sent
     * @throws ApiRefusal when the token is missing or not good
     */
    void pass(Optional<String> accessToken);
}
