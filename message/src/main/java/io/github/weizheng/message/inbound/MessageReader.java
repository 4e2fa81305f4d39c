package io.github.weizheng.message.inbound;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import java.util.Locale;

/** Gives what a citizen said its kind. */
final class MessageReader {
    private MessageReader() {}

    static InboundMessage read(String msgType, Envelope envelope, Fields fields) {
        Numbers.whole(fields, "MsgId"); // read on demand, and refused now if at all
        Numbers.whole(fields, "Idx");
        return switch (msgType.toLowerCase(Locale.ROOT)) {
            case "" -> throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
            case "text" ->
                new InboundMessage.Text(
                        envelope, fields.text("Content").orElse(""), fields.present("bizmsgmenuid"), fields);
            case "image" -> new InboundMessage.Image(envelope, fields.value("PicUrl"), fields.value("MediaId"), fields);
            case "voice" -> voice(envelope, fields);
            case "video" ->
                new InboundMessage.Video(envelope, fields.value("MediaId"), fields.value("ThumbMediaId"), fields);
            case "shortvideo" ->
                new InboundMessage.ShortVideo(envelope, fields.value("MediaId"), fields.value("ThumbMediaId"), fields);
            case "location" -> location(envelope, fields);
            case "link" -> link(envelope, fields);
            case "file" -> file(envelope, fields);
            case "miniprogrampage" -> miniProgramPage(envelope, fields);
            default -> new InboundMessage.UnknownMessage(envelope, msgType, fields);
        };
    }

    private static InboundMessage voice(Envelope envelope, Fields fields) {
        return new InboundMessage.Voice(
                envelope,
                fields.value("MediaId"),
                fields.value("Format"),
                fields.present("MediaId16K"),
                fields.present("Recognition"),
                fields);
    }

    private static InboundMessage location(Envelope envelope, Fields fields) {
        return new InboundMessage.Location(
                envelope,
                Numbers.decimal(fields, "Location_X"),
                Numbers.decimal(fields, "Location_Y"),
                Numbers.whole(fields, "Scale"),
                fields.text("Label").orElse(""),
                fields);
    }

    private static InboundMessage link(Envelope envelope, Fields fields) {
        return new InboundMessage.Link(
                envelope,
                fields.text("Title").orElse(""),
                fields.text("Description").orElse(""),
                fields.value("Url"),
                fields);
    }

    private static InboundMessage file(Envelope envelope, Fields fields) {
        return new InboundMessage.File(
                envelope,
                fields.text("Title").orElse(""),
                fields.text("Description").orElse(""),
                fields.value("FileKey"),
                fields.value("FileMd5"),
                Numbers.whole(fields, "FileTotalLen"),
                fields);
    }

    private static InboundMessage miniProgramPage(Envelope envelope, Fields fields) {
        return new InboundMessage.MiniProgramPage(
                envelope,
                fields.text("Title").orElse(""),
                fields.value("AppId"),
                fields.value("PagePath"),
                fields.value("ThumbUrl"),
                fields.present("ThumbMediaId"),
                fields);
    }
}
