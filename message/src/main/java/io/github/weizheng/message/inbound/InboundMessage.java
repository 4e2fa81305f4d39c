package io.github.weizheng.message.inbound;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Something a citizen said.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_standard_messages.html">接收普通消息</a>
 */
public sealed interface InboundMessage extends Inbound {
    /** The message's id: the same when WeChat delivers it again. */
    default Optional<String> msgId() {
        return fields().present("MsgId");
    }

    /**
     * What was said in words: a text's content as it was written, or what WeChat recognised of a voice message, without the mark that recognition ends a sentence with, since
     * nobody says it. Nothing for other kinds, and for speech that was not recognised.
     */
    default Optional<String> words() {
        if (this instanceof Text text) {
            return Optional.of(text.content());
        }
        return this instanceof Voice voice ? voice.recognition().map(RecognisedSpeech::withoutMark) : Optional.empty();
    }

    /** The article that the message was sent from (MsgDataId); only there if it was sent from within one. */
    default Optional<String> msgDataId() {
        return fields().present("MsgDataId");
    }

    /** Which article of a push of several it was sent from (Idx), the first being 1. */
    default OptionalLong articleIndex() {
        return Numbers.whole(fields(), "Idx");
    }

    /**
     * Text (文本消息).
     *
     * @param content as written, with its white space
     * @param menuItemId the entry of a customer-service menu (客服菜单消息, bizmsgmenuid) that was tapped, as its sender named it; the entry's words
     *     are the content
     */
    record Text(Envelope envelope, String content, Optional<String> menuItemId, Fields fields)
            implements InboundMessage {
        /** Leaves the content out: people write their ID numbers here. */
        @Override
        public String toString() {
            return "Text[" + envelope + ", " + content.length() + " characters]";
        }
    }

    /**
     * A picture (图片消息).
     *
     * @param picUrl where WeChat keeps it
     * @param mediaId fetches it as temporary material
     */
    record Image(Envelope envelope, String picUrl, String mediaId, Fields fields) implements InboundMessage {
        /** Leaves out where the picture is. */
        @Override
        public String toString() {
            return "Image[" + envelope + "]";
        }
    }

    /**
     * Speech (语音消息).
     *
     * @param mediaId fetches it as temporary material; of an {@code amr} the one with 8 kHz
     * @param format {@code amr}, {@code speex}, …
     * @param mediaId16k fetches the recording with 16 kHz (MediaId16K)
     * @param recognition what WeChat understood; only if the account has 语音识别 switched on, and WeChat may have given that up
     */
    record Voice(
            Envelope envelope,
            String mediaId,
            String format,
            Optional<String> mediaId16k,
            Optional<String> recognition,
            Fields fields)
            implements InboundMessage {
        /** Leaves out what was said, and where it is. */
        @Override
        public String toString() {
            return "Voice[" + envelope + ", " + format + "]";
        }
    }

    /**
     * A video (视频消息).
     *
     * @param mediaId fetches it as temporary material
     * @param thumbMediaId fetches its still
     */
    record Video(Envelope envelope, String mediaId, String thumbMediaId, Fields fields) implements InboundMessage {
        /** Leaves out where the video is. */
        @Override
        public String toString() {
            return "Video[" + envelope + "]";
        }
    }

    /**
     * A short video (小视频消息).
     *
     * @param mediaId fetches it as temporary material
     * @param thumbMediaId fetches its still
     */
    record ShortVideo(Envelope envelope, String mediaId, String thumbMediaId, Fields fields) implements InboundMessage {
        /** Leaves out where the video is. */
        @Override
        public String toString() {
            return "ShortVideo[" + envelope + "]";
        }
    }

    /**
     * A place that the citizen chose (地理位置消息).
     *
     * @param latitude degrees north (纬度, Location_X)
     * @param longitude degrees east (经度, Location_Y)
     * @param scale the map's zoom
     * @param label the place in words; may be empty
     */
    record Location(
            Envelope envelope,
            OptionalDouble latitude,
            OptionalDouble longitude,
            OptionalLong scale,
            String label,
            Fields fields)
            implements InboundMessage {
        /** Leaves the place out. */
        @Override
        public String toString() {
            return "Location[" + envelope + "]";
        }
    }

    /**
     * A link to a page (链接消息).
     *
     * @param title the page's title
     * @param description a few words about it
     * @param url its address; anybody's, so open it with care
     */
    record Link(Envelope envelope, String title, String description, String url, Fields fields)
            implements InboundMessage {
        /** Leaves the page out. */
        @Override
        public String toString() {
            return "Link[" + envelope + "]";
        }
    }

    /**
     * A file (文件消息). WeChat does not document this kind for official accounts, nor any way to fetch the file; it was seen on the wire.
     *
     * @param title the file's name
     * @param description its size in words, as {@code 225.5 KB}; may be empty
     * @param fileKey WeChat's name of it
     * @param fileMd5 its MD5, 32 hex digits
     * @param fileTotalLen its size in bytes
     */
    record File(
            Envelope envelope,
            String title,
            String description,
            String fileKey,
            String fileMd5,
            OptionalLong fileTotalLen,
            Fields fields)
            implements InboundMessage {
        /** Leaves the file's name and mark out. */
        @Override
        public String toString() {
            return "File[" + envelope + "]";
        }
    }

    /**
     * A card that leads into a mini program (小程序卡片). Documented for mini programs only; an account that shares their callback may get it.
     *
     * @param title the card's title
     * @param appId the mini program
     * @param pagePath its page
     * @param thumbUrl where WeChat keeps the card's picture
     * @param thumbMediaId fetches that picture as temporary material
     */
    record MiniProgramPage(
            Envelope envelope,
            String title,
            String appId,
            String pagePath,
            String thumbUrl,
            Optional<String> thumbMediaId,
            Fields fields)
            implements InboundMessage {
        /** Names the mini program only: the page may name a citizen. */
        @Override
        public String toString() {
            return "MiniProgramPage[" + envelope + ", " + appId + "]";
        }
    }

    /**
     * A kind that this version does not model; its fields are all there.
     *
     * @param msgType the kind as WeChat names it
     */
    record UnknownMessage(Envelope envelope, String msgType, Fields fields) implements InboundMessage {}
}
