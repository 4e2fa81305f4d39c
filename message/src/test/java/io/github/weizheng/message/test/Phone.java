package io.github.weizheng.message.test;

import io.github.weizheng.message.inbound.Inbound;
import java.util.concurrent.atomic.AtomicLong;

/** What a citizen's phone sends, as it arrives: each a message of its own. */
public final class Phone {
    private static final AtomicLong IDS = new AtomicLong(22_000_000_000_000_000L);

    private final String openId;

    private Phone(String openId) {
        this.openId = openId;
    }

    public static Phone of(String openId) {
        return new Phone(openId);
    }

    public static Phone ofCitizen() {
        return new Phone(Delivered.CITIZEN);
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
        return Delivered.parsed(xml.replace(Delivered.CITIZEN, openId));
    }
}
