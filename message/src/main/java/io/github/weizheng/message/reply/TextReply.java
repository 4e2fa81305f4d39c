package io.github.weizheng.message.reply;

import io.github.weizheng.message.inbound.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

record TextReply(String content) implements Reply {
    private static final int MAX_BYTES = 2048;

    TextReply {
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("text reply: 1 to " + MAX_BYTES + " bytes, actual " + bytes);
        }
        ReplyXml.check("text reply", content);
    }

    @Override
    public Optional<String> toXml(Envelope answered, Instant now) {
        return Optional.of(
                new ReplyXml(answered, now, "text").text("Content", content).end());
    }

    @Override
    public String toString() {
        return "TextReply[" + content.length() + " characters]";
    }
}
