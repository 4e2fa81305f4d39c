package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Makes pushes with what all have in common, and those about following and scanning. Thread-safe. */
public final class Pushes {
    private final CallbackIdentity account;
    private final RandomText random;
    private final Clock clock;
    // Beyond 2^53, where a client that reads numbers as doubles loses the last digit.
    private final AtomicLong lastMessageId;

    public Pushes(CallbackIdentity account, RandomText random, Clock clock) {
        this.account = account;
        this.random = random;
        this.clock = clock;
        this.lastMessageId = new AtomicLong(24_000_000_000_000_000L + Long.parseLong(random.digits(15)));
    }

    public Push subscribe(String openId) {
        return event(openId, "subscribe", new Fields().text("EventKey", ""));
    }

    public Push subscribeByScanning(String openId, String scene) {
        Fields fields = new Fields().text("EventKey", "qrscene_" + scene);
        return event(openId, "subscribe", fields.text("Ticket", ticket()));
    }

    public Push scan(String openId, String scene) {
        return event(openId, "SCAN", new Fields().text("EventKey", scene).text("Ticket", ticket()));
    }

    public Push unsubscribe(String openId) {
        return event(openId, "unsubscribe", new Fields().text("EventKey", ""));
    }

    /** The event in which the phone tells where it is. */
    public Push location(String openId, double latitude, double longitude, double precision) {
        Fields place = new Fields()
                .number("Latitude", Fields.decimal(latitude))
                .number("Longitude", Fields.decimal(longitude))
                .number("Precision", Fields.decimal(precision));
        return event(openId, "LOCATION", place);
    }

    /**
     * An event of any name.
     *
     * @param xmlFields what it has beyond the common fields
     */
    public Push event(String openId, String event, String xmlFields) {
        return event(openId, event, new Fields().written(xmlFields));
    }

    Push event(String openId, String event, Fields own) {
        Fields fields = head(openId, "event").text("Event", event).and(own);
        return new Push(openId, event, true, fields.xml());
    }

    Push message(String openId, String type, String kind, Fields own) {
        Fields fields = head(openId, type).and(own).number("MsgId", lastMessageId.incrementAndGet());
        return new Push(openId, kind, false, fields.xml());
    }

    private Fields head(String openId, String type) {
        return new Fields()
                .text("ToUserName", account.originalId())
                .text("FromUserName", openId)
                .number("CreateTime", clock.instant().getEpochSecond())
                .text("MsgType", type);
    }

    private String ticket() {
        return "gQ" + random.urlSafe(70);
    }
}
