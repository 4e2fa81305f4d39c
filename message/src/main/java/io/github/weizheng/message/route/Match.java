package io.github.weizheng.message.route;

import io.github.weizheng.message.inbound.Inbound;
import java.util.Objects;

/**
 * A rule that fits what came.
 *
 * @param rule its name, for people who look after the rules
 * @param reason why it fits, in a few words; nothing of what the citizen wrote beyond the rule's own words
 * @param handler answers
 */
public record Match(String rule, String reason, InboundHandler<Inbound> handler) {
    /** Nothing in it is null. */
    public Match {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(handler, "handler");
    }
}
