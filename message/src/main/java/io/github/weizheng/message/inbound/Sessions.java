package io.github.weizheng.message.inbound;

/** Makes the events of conversations with agents. */
final class Sessions {
    private Sessions() {}

    static InboundEvent create(Envelope envelope, Fields fields) {
        return new SessionEvent.KfCreateSession(envelope, fields.value("KfAccount"), fields);
    }

    static InboundEvent close(Envelope envelope, Fields fields) {
        return new SessionEvent.KfCloseSession(envelope, fields.value("KfAccount"), fields);
    }

    static InboundEvent switched(Envelope envelope, Fields fields) {
        return new SessionEvent.KfSwitchSession(
                envelope, fields.value("FromKfAccount"), fields.value("ToKfAccount"), fields);
    }

    static InboundEvent enterTemp(Envelope envelope, Fields fields) {
        return new SessionEvent.UserEnterTempSession(
                envelope, fields.text("SessionFrom").orElse(""), fields);
    }
}
