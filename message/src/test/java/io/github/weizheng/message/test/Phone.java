package io.github.weizheng.message.test;

import io.github.weizheng.message.inbound.Inbound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** What a citizen's phone sends, as it arrives: each a message of its own. */
public final class Phone {
    private static final AtomicLong IDS = new AtomicLong(22_000_000_000_000_000L);

    private final String openId;
    private final InstantSource clock;

    private Phone(String openId, InstantSource clock) {
        this.openId = openId;
        this.clock = clock;
    }

    /** Whose messages were all sent in one second, long ago. */
    public static Phone of(String openId) {
        return new Phone(openId, () -> Instant.ofEpochSecond(Delivered.CREATE_TIME));
    }

    /** Whose messages were all sent in one second, long ago. */
    public static Phone ofCitizen() {
        return of(Delivered.CITIZEN);
    }

    /** The same, by that clock. */
    public Phone by(InstantSource clock) {
        return new Phone(openId, clock);
    }

    public Inbound text(String content) {
        return message("text", "<Content><![CDATA[" + content + "]]></Content>");
    }

    /** A voice message as WeChat recognised it. */
    public Inbound voice(String recognition) {
        return message(
                "voice",
                "<MediaId>m</MediaId><Format>amr</Format><Recognition><![CDATA[" + recognition + "]]></Recognition>");
    }

    public Inbound image() {
        return message("image", "<PicUrl>http://mmbiz.qpic.cn/1</PicUrl><MediaId>m</MediaId>");
    }

    public Inbound tap(String key) {
        return parsed(Delivered.event("CLICK", "<EventKey>" + key + "</EventKey>"));
    }

    public Inbound unfollow() {
        return parsed(Delivered.event("unsubscribe", "<EventKey></EventKey>"));
    }

    private Inbound message(String type, String more) {
        return parsed(Delivered.message(type, more + "<MsgId>" + IDS.incrementAndGet() + "</MsgId>"));
    }

    private Inbound parsed(String xml) {
        String created = Long.toString(clock.instant().getEpochSecond());
        return Delivered.parsed(
                xml.replace(Delivered.CITIZEN, openId).replace(Long.toString(Delivered.CREATE_TIME), created));
    }
}
