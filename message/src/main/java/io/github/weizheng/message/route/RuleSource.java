package io.github.weizheng.message.route;

import io.github.weizheng.message.inbound.Inbound;
import java.util.Optional;

/**
 * Rules that depend on the moment: a conversation under way, questions from a file that is read again.
 *
 * <p>A router asks it for every message, on the thread of the message. Looking changes nothing, so that {@link Router} can be asked who would answer;
 * whatever changes is changed by the handler. Implementations are thread-safe, and do without what fails: what they throw fails the message.
 */
@FunctionalInterface
public interface RuleSource {
    /** Who answers this, if anybody here does. */
    Optional<Match> match(Inbound inbound);
}
