package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Makes what citizens' doings become on the wire. Thread-safe. */
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

    /**
     * A text message.
     *
     * @throws IllegalArgumentException for characters that XML cannot carry
     */
    public Push text(String openId, String content) {
        requireXmlCharacters(content);
        return message(openId, "文本消息", head(openId, "text").text("Content", content));
    }

    public Push image(String openId, String picUrl) {
        requireXmlCharacters(picUrl);
        Fields fields = head(openId, "image").text("PicUrl", picUrl).text("MediaId", random.urlSafe(48));
        return message(openId, "图片消息", fields);
    }

    public Push subscribe(String openId) {
        return event(openId, "subscribe", event(openId, "subscribe").text("EventKey", ""));
    }

    public Push subscribeByScanning(String openId, String scene) {
        requireXmlCharacters(scene);
        Fields fields = event(openId, "subscribe").text("EventKey", "qrscene_" + scene);
        return event(openId, "subscribe", fields.text("Ticket", ticket()));
    }

    public Push scan(String openId, String scene) {
        requireXmlCharacters(scene);
        Fields fields = event(openId, "SCAN").text("EventKey", scene).text("Ticket", ticket());
        return event(openId, "SCAN", fields);
    }

    public Push unsubscribe(String openId) {
        return event(openId, "unsubscribe", event(openId, "unsubscribe").text("EventKey", ""));
    }

    Fields event(String openId, String event) {
        return head(openId, "event").text("Event", event);
    }

    Push event(String openId, String event, Fields fields) {
        return new Push(openId, event, true, fields.xml());
    }

    /** Returns what stands for the MD5 of a picture. */
    String pictureDigest() {
        return random.hex(32);
    }

    private Push message(String openId, String kind, Fields fields) {
        fields.number("MsgId", lastMessageId.incrementAndGet());
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

    private static void requireXmlCharacters(String text) {
        boolean writable = text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c < 0xD800)
                        || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF));
        if (!writable) {
            throw new IllegalArgumentException("holds a character that XML cannot carry");
        }
    }
}
