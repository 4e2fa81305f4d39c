package io.github.weizheng.message.reply;

import io.github.weizheng.message.inbound.Inbound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer that goes back in the response to a message (被动回复).
 *
 * <p>Limits are checked when the answer is made; nothing is cut or repaired. Titles, descriptions and addresses have up to 2,048 bytes in UTF-8, media ids
 * and agents up to 512 characters. WeChat documents none of these limits; they are this library's own, so that every answer can be remembered for a
 * repeat, encrypted too. A text with a character that XML cannot hold (a control character, half of a surrogate pair) is refused; a carriage return
 * arrives as a line feed. Media ids are of temporary media or of permanent material of the same
 * account, and WeChat alone knows whether they exist. Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/product/message/Passive_user_reply_message.html">被动回复用户消息</a>
 */
public sealed interface Reply
        permits TextReply, ImageReply, VoiceReply, VideoReply, MusicReply, NewsReply, TransferReply, NoReply {
    /**
     * Text.
     *
     * @throws IllegalArgumentException if it has less than 1 or more than 2,048 bytes in UTF-8, or a character that XML cannot hold. The
     *     limit is from WeChat's older table; the current page gives none
     */
    static Reply text(String content) {
        return new TextReply(content);
    }

    /**
     * An image; not a GIF.
     *
     * @throws IllegalArgumentException if the media id is not 1 to 512 characters of visible ASCII
     */
    static Reply image(String mediaId) {
        return new ImageReply(mediaId);
    }

    /**
     * A voice recording.
     *
     * @throws IllegalArgumentException if the media id is not 1 to 512 characters of visible ASCII
     */
    static Reply voice(String mediaId) {
        return new VoiceReply(mediaId);
    }

    /**
     * A video, to which title and description may be added.
     *
     * @throws IllegalArgumentException if the media id is not 1 to 512 characters of visible ASCII
     */
    static VideoReply video(String mediaId) {
        return new VideoReply(mediaId, "", "");
    }

    /**
     * Music, to which title, description and addresses may be added.
     *
     * @param thumbMediaId the picture beside it
     * @throws IllegalArgumentException if the media id is not 1 to 512 characters of visible ASCII
     */
    static MusicReply music(String thumbMediaId) {
        return new MusicReply(thumbMediaId, "", "", "", "");
    }

    /**
     * Articles (图文消息): one where a message is answered, up to eight where an event is. WeChat drops the surplus without a word, so more than one
     * for a message is refused when the answer is written.
     *
     * <p>All their texts and addresses have up to 40,960 bytes together, in UTF-8 and escaped: {@code ]]>} counts as 15, a quotation mark, a backslash, a
     * tab and a line break as 2. One article never has more. This limit is the library's, too.
     *
     * @throws IllegalArgumentException if there is none, or more than 8, or they have more bytes
     */
    static Reply news(Article... articles) {
        return new NewsReply(List.of(articles));
    }

    /** Hands the conversation to the customer-service agents (转人工客服). */
    static Reply transferToAgent() {
        return new TransferReply("");
    }

    /**
     * Hands the conversation to one agent. If that agent cannot take it, nobody else is told: check who is online first.
     *
     * @param account the agent, {@code prefix@account-wechat-id}
     * @throws IllegalArgumentException if it is not 1 to 512 characters of visible ASCII
     */
    static Reply transferToAgent(String account) {
        return TransferReply.to(account);
    }

    /** No answer: the citizen sees nothing. */
    static Reply none() {
        return NoReply.INSTANCE;
    }

    /**
     * The answer as XML, not encrypted; nothing for {@link #none()}.
     *
     * @param answered what is answered; its sender and receiver change places
     * @param now when; it is written in seconds
     * @throws IllegalArgumentException if it has several articles and answers a message
     */
    default Optional<String> toXml(Inbound answered, Instant now) {
        return new ReplyContent(answered, now, new XmlForm()).write(this);
    }

    /**
     * The answer as JSON under the same names, not encrypted, for an account that delivers JSON; nothing for {@link #none()}. Several articles are
     * {@code "Articles":{"item":[…]}}.
     *
     * <p>WeChat documents this form for mini programs that hand a conversation to their agents, and for nothing else: try it with the account before relying
     * on it.
     *
     * @param answered what is answered; its sender and receiver change places
     * @param now when; it is written in seconds
     * @throws IllegalArgumentException if it has several articles and answers a message
     */
    default Optional<String> toJson(Inbound answered, Instant now) {
        return new ReplyContent(answered, now, new JsonForm()).write(this);
    }
}
