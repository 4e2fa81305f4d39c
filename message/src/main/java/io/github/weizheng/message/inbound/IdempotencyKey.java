package io.github.weizheng.message.inbound;

import io.github.weizheng.core.mac.Sha256;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What is the same whenever WeChat delivers a message again, and different for any other message. */
final class IdempotencyKey {
    private static final String[] EVENT_DETAILS = {"Event", "EventKey", "MsgID", "Ticket", "MenuId"};

    private final StringBuilder key = new StringBuilder(128);

    private IdempotencyKey() {}

    static String of(Inbound inbound) {
        IdempotencyKey key = new IdempotencyKey();
        Envelope envelope = inbound.envelope();
        key.add(envelope.account());
        key.add(envelope.citizen().value());
        Optional<String> msgId = inbound instanceof InboundMessage said ? said.msgId() : Optional.empty();
        if (msgId.isPresent()) {
            key.add(msgId.get());
        } else if (isToldByDetails(inbound)) {
            key.add(Long.toString(envelope.createTime().getEpochSecond()));
            key.addDetails(inbound.fields());
        } else {
            key.addAll(inbound.fields());
        }
        return Sha256.hex(key.key.toString());
    }

    /** Of the other kinds two of one second may differ in any field, or nobody can say in which. */
    private static boolean isToldByDetails(Inbound inbound) {
        if (inbound.envelope().createTime().equals(Instant.EPOCH)) {
            return false;
        }
        return inbound instanceof InboundEvent.Subscribe
                || inbound instanceof InboundEvent.Unsubscribe
                || inbound instanceof InboundEvent.Scan
                || inbound instanceof InboundEvent.MenuClick
                || inbound instanceof InboundEvent.MenuView
                || inbound instanceof MenuEvent.ViewMiniProgram
                || (inbound instanceof SendResultEvent.TemplateSendJobFinish template
                        && template.msgId().isPresent())
                || (inbound instanceof SendResultEvent.MassSendJobFinish mass
                        && mass.msgId().isPresent());
    }

    private void addDetails(Fields fields) {
        for (String name : EVENT_DETAILS) {
            add(fields.value(name));
        }
    }

    /** The whole tree. Of a text that is blank nothing counts: WeChat writes an empty container as blanks in JSON. */
    private void addAll(Fields fields) {
        add(fields.name().toLowerCase(Locale.ROOT));
        add(fields.text().isBlank() ? "" : fields.text());
        key.append(fields.size()).append(';');
        for (int i = 0; i < fields.size(); i++) {
            addAll(fields.at(i));
        }
    }

    /** Each part with its length, so that no two lists of parts read the same. */
    private void add(String part) {
        key.append(part.length()).append(':').append(part);
    }
}
