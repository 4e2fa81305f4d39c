package io.github.weizheng.message.reply;

import io.github.weizheng.message.inbound.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer that goes back in the response to a message (被动回复).
 *
 * <p>Limits are checked when the answer is made; nothing is cut. Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/product/message/Passive_user_reply_message.html">被动回复用户消息</a>
 */
public sealed interface Reply permits TextReply, NewsReply, TransferReply, NoReply {
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
     * Articles (图文消息). WeChat shows one when it answers a message, and up to eight when it answers an event.
     *
     * @throws IllegalArgumentException if there is none, or more than 8
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
     * @throws IllegalArgumentException if it is empty or has a character that XML cannot hold
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
     * @param answered the envelope of what is answered; sender and receiver change places
     */
    Optional<String> toXml(Envelope answered, Instant now);
}
