package io.github.weizheng.message.customerservice;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.message.reply.ImageReply;
import io.github.weizheng.message.reply.MusicReply;
import io.github.weizheng.message.reply.NewsReply;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.reply.TextReply;
import io.github.weizheng.message.reply.TransferReply;
import io.github.weizheng.message.reply.VideoReply;
import io.github.weizheng.message.reply.VoiceReply;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A customer-service message (客服消息) to one citizen. Its content has the limits of the {@link Reply} of the same kind. Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/offiaccount/Customer_Service/Customer_Service_Messages.html">客服消息</a>
 */
public final class CustomerServiceMessage implements LateAnswer {
    private static final Pattern AGENT = Pattern.compile("[!-?A-~]+@[!-?A-~]+");

    private final OpenId receiver;
    private final Reply content;
    private final @Nullable String agent;

    private CustomerServiceMessage(OpenId receiver, Reply content, @Nullable String agent) {
        this.receiver = Objects.requireNonNull(receiver, "receiver");
        this.content = content;
        this.agent = agent;
    }

    /**
     * Text, in which {@code <a href="https://…">…</a>} is a link. Nothing is escaped: put a citizen's own words in only after taking {@code <} out of them.
     *
     * @throws IllegalArgumentException if it has less than 1 or more than 2,048 bytes in UTF-8 (the current page gives no limit; longer ones are known to be
     *     answered with 45002), or a control character or half of a surrogate pair
     */
    public static CustomerServiceMessage text(OpenId receiver, String content) {
        return new CustomerServiceMessage(receiver, Reply.text(content), null);
    }

    /** One article (图文消息) that leads to a page; WeChat takes no more than one. */
    public static CustomerServiceMessage news(OpenId receiver, Article article) {
        return new CustomerServiceMessage(receiver, Reply.news(article), null);
    }

    /**
     * An image.
     *
     * @param mediaId of temporary media or permanent material
     * @throws IllegalArgumentException if the media id is not 1 to 512 characters of visible ASCII
     */
    public static CustomerServiceMessage image(OpenId receiver, String mediaId) {
        return new CustomerServiceMessage(receiver, Reply.image(mediaId), null);
    }

    /**
     * A voice recording.
     *
     * @param mediaId of temporary media or permanent material
     * @throws IllegalArgumentException if the media id is not 1 to 512 characters of visible ASCII
     */
    public static CustomerServiceMessage voice(OpenId receiver, String mediaId) {
        return new CustomerServiceMessage(receiver, Reply.voice(mediaId), null);
    }

    /**
     * An answer that is too late for the response, as a message: text, image, voice and one article can be sent, everything else is {@link Unsendable}.
     *
     * @return a {@code CustomerServiceMessage} or an {@code Unsendable}
     */
    public static LateAnswer of(OpenId receiver, Reply reply) {
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(reply, "reply");
        if (reply instanceof VideoReply) {
            return Unsendable.VIDEO;
        }
        if (reply instanceof MusicReply) {
            return Unsendable.MUSIC;
        }
        if (reply instanceof TransferReply) {
            return Unsendable.TRANSFER;
        }
        if (reply instanceof NewsReply news && news.articles().size() > 1) {
            return Unsendable.SEVERAL_ARTICLES;
        }
        boolean sendable = reply instanceof TextReply
                || reply instanceof ImageReply
                || reply instanceof VoiceReply
                || reply instanceof NewsReply;
        return sendable ? new CustomerServiceMessage(receiver, reply, null) : Unsendable.NOTHING;
    }

    /**
     * The same under the name and picture of an agent.
     *
     * @param account {@code prefix@account-wechat-id}
     * @throws IllegalArgumentException if it has another form
     */
    public CustomerServiceMessage from(String account) {
        if (!AGENT.matcher(account).matches()) {
            throw new IllegalArgumentException("agent: prefix@account-wechat-id, actual length " + account.length());
        }
        return new CustomerServiceMessage(receiver, content, account);
    }

    /** Who gets it. */
    public OpenId receiver() {
        return receiver;
    }

    /** What it says: a {@link TextReply}, {@link ImageReply}, {@link VoiceReply}, or a {@link NewsReply} of one article. */
    public Reply content() {
        return content;
    }

    /** The agent in whose name it goes. */
    public Optional<String> agent() {
        return Optional.ofNullable(agent);
    }

    /** Its kind and the receiver's ends; the content may be personal. */
    @Override
    public String toString() {
        return "CustomerServiceMessage[" + content.getClass().getSimpleName() + " to " + receiver + "]";
    }
}
