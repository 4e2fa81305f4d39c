package io.github.weizheng.message.inbound;

import java.util.Optional;

/**
 * Something a citizen said.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_standard_messages.html">接收普通消息</a>
 */
public sealed interface InboundMessage extends Inbound {
    /** The message's id: the same when WeChat delivers it again. */
    default Optional<String> msgId() {
        return fields().text("MsgId").map(String::strip).filter(id -> !id.isEmpty());
    }

    /**
     * Text (文本消息).
     *
     * @param content as written, with its white space
     */
    record Text(Envelope envelope, String content, Fields fields) implements InboundMessage {
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
     * A kind that this version does not model; its fields are all there.
     *
     * @param msgType the kind as WeChat names it
     */
    record UnknownMessage(Envelope envelope, String msgType, Fields fields) implements InboundMessage {}
}
