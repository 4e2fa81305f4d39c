package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.wire.RandomText;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes what citizens say. Thread-safe. */
public final class Messages {
    private final Pushes pushes;
    private final RandomText random;

    public Messages(Pushes pushes, RandomText random) {
        this.pushes = pushes;
        this.random = random;
    }

    public Push text(String openId, String content) {
        return text(openId, content, new Fields());
    }

    /** A text written below an article; idx counts from 1. */
    public Push textBelowArticle(String openId, String content, String msgDataId, int idx) {
        return text(openId, content, new Fields().text("MsgDataId", msgDataId).number("Idx", idx));
    }

    /** The text that a tap on an item of a menu message writes. */
    public Push textOfMenuItem(String openId, String content, String itemId) {
        return text(openId, content, new Fields().text("bizmsgmenuid", itemId));
    }

    public Push image(String openId, String picUrl) {
        Fields fields = new Fields().text("PicUrl", picUrl).text("MediaId", mediaId());
        return pushes.message(openId, "image", "图片消息", fields);
    }

    public Push voice(String openId, String format) {
        return voice(openId, format, new Fields());
    }

    public Push voice(String openId, String format, String recognition) {
        return voice(openId, format, new Fields().text("Recognition", recognition));
    }

    public Push video(String openId) {
        return film(openId, "video", "视频消息");
    }

    public Push shortVideo(String openId) {
        return film(openId, "shortvideo", "小视频消息");
    }

    public Push location(String openId, double latitude, double longitude, String label) {
        Fields fields = new Fields()
                .number("Location_X", Fields.decimal(latitude))
                .number("Location_Y", Fields.decimal(longitude))
                .number("Scale", 15)
                .text("Label", label);
        return pushes.message(openId, "location", "位置消息", fields);
    }

    public Push link(String openId, String title, String description, String url) {
        Fields fields = new Fields()
                .text("Title", title)
                .text("Description", description)
                .text("Url", url);
        return pushes.message(openId, "link", "链接消息", fields);
    }

    public Push file(String openId, String name, long bytes) {
        UUID digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        Fields fields = new Fields()
                .text("Title", name)
                .text("Description", "")
                .text("FileKey", "BAAAAAAAAAC" + random.lettersAndDigits(5))
                .text("FileMd5", digest.toString().replace("-", ""))
                .number("FileTotalLen", bytes);
        return pushes.message(openId, "file", "文件消息", fields);
    }

    /**
     * A message of any type.
     *
     * @param xmlFields what it has beyond the common fields and MsgId
     */
    public Push other(String openId, String type, String xmlFields) {
        return pushes.message(openId, type, type + " 消息", new Fields().written(xmlFields));
    }

    private Push text(String openId, String content, Fields more) {
        return pushes.message(
                openId, "text", "文本消息", new Fields().text("Content", content).and(more));
    }

    private Push voice(String openId, String format, Fields more) {
        Fields fields = new Fields()
                .text("MediaId", mediaId())
                .text("Format", format)
                .and(more)
                .text("MediaId16K", mediaId());
        return pushes.message(openId, "voice", "语音消息", fields);
    }

    private Push film(String openId, String type, String kind) {
        Fields fields = new Fields().text("MediaId", mediaId()).text("ThumbMediaId", mediaId());
        return pushes.message(openId, type, kind, fields);
    }

    private String mediaId() {
        return random.urlSafe(48);
    }
}
