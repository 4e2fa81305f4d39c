package io.github.weizheng.message.dialogue;

import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import java.util.Optional;

/** What is the same for every delivery of a message, and another for any other message of the citizen. */
final class MessageKey {
    private MessageKey() {}

    static String of(Inbound inbound) {
        Optional<String> msgId = inbound instanceof InboundMessage message ? message.msgId() : Optional.empty();
        return Sha256.hex(msgId.orElseGet(() -> inbound.envelope().createTime() + "\n"
                + inbound.fields().text("Event").orElse("") + '\n'
                + inbound.fields().text("EventKey").orElse("")));
    }
}
