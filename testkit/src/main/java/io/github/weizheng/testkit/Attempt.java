package io.github.weizheng.testkit;

import java.time.Duration;
import java.util.Optional;

/**
 * One POST of a message or event to the developer's URL.
 *
 * @param status the HTTP status; 0 when no answer arrived in time
 * @param took real time until the answer was read or given up
 * @param encryptedAnswer whether the answer was an encrypted envelope
 * @param problem why the answer was not acceptable; empty when it was
 */
public record Attempt(int status, Duration took, boolean encryptedAnswer, Optional<String> problem) {}
