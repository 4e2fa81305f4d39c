package io.github.weizheng.message.reply;

import io.github.weizheng.message.inbound.Envelope;
import java.time.Instant;
import java.util.Optional;

/** @param agent empty for whoever is free */
record TransferReply(String agent) implements Reply {
    static TransferReply to(String agent) {
        if (agent.isEmpty()) {
            throw new IllegalArgumentException("agent: at least 1 character, actual 0");
        }
        ReplyXml.check("agent", agent);
        return new TransferReply(agent);
    }

    @Override
    public Optional<String> toXml(Envelope answered, Instant now) {
        ReplyXml xml = new ReplyXml(answered, now, "transfer_customer_service");
        if (!agent.isEmpty()) {
            xml.open("TransInfo").text("KfAccount", agent).close("TransInfo");
        }
        return Optional.of(xml.end());
    }
}
