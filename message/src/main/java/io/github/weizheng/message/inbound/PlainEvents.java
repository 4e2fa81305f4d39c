package io.github.weizheng.message.inbound;

import java.util.Optional;

/** Makes the events of following, scanning and being somewhere. */
final class PlainEvents {
    private static final String QR_PREFIX = "qrscene_";

    private PlainEvents() {}

    static InboundEvent subscribe(Envelope envelope, Fields fields) {
        return new InboundEvent.Subscribe(envelope, scene(fields.value("EventKey")), fields.present("Ticket"), fields);
    }

    static InboundEvent scan(Envelope envelope, Fields fields) {
        return new InboundEvent.Scan(envelope, fields.value("EventKey"), fields.present("Ticket"), fields);
    }

    static InboundEvent locationReported(Envelope envelope, Fields fields) {
        return new InboundEvent.LocationReported(
                envelope,
                Numbers.decimal(fields, "Latitude"),
                Numbers.decimal(fields, "Longitude"),
                Numbers.decimal(fields, "Precision"),
                fields);
    }

    static InboundEvent debugDemo(Envelope envelope, Fields fields) {
        return new InboundEvent.DebugDemo(envelope, fields.text("debug_str").orElse(""), fields);
    }

    private static Optional<String> scene(String eventKey) {
        return eventKey.startsWith(QR_PREFIX) ? Optional.of(eventKey.substring(QR_PREFIX.length())) : Optional.empty();
    }
}
