package io.github.weizheng.testkit.api;

import java.time.Instant;

/**
 * A refused call as WeChat remembers it.
 *
 * @param costInMillis how long WeChat thought about it
 * @param query the query, with tokens and secrets cut short
 * @param requestBody the body, empty where it holds a secret
 * @param responseBody the answer
 */
public record FailedCall(Instant at, long costInMillis, String query, String requestBody, String responseBody) {}
