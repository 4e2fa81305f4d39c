package io.github.weizheng.message.reply;

import io.github.weizheng.message.inbound.Envelope;
import java.time.Instant;
import java.util.Optional;

enum NoReply implements Reply {
    INSTANCE;

    @Override
    public Optional<String> toXml(Envelope answered, Instant now) {
        return Optional.empty();
    }
}
