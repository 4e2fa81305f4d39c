package io.github.weizheng.message.customerservice;

import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.message.reply.ImageReply;
import io.github.weizheng.message.reply.NewsReply;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.reply.TextReply;
import io.github.weizheng.message.reply.VoiceReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sends customer-service messages (客服消息).
 *
 * <p>A citizen gets them only for a while after doing something, and only so many: 5 within 48 hours after writing to the account; 3 within a minute after
 * following it, scanning its code, or tapping a menu button of the kinds click, scancode_push and scancode_waitmsg; any number within 48 hours after paying
 * (service accounts). Writing again starts anew. These are WeChat's rules of the day and it enforces them; this class does not count. Immutable and
 * thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/offiaccount/Customer_Service/Customer_Service_Messages.html">客服消息</a>
 */
public final class CustomerServiceMessages {
    private final WeChatApi api;

    /** Sends through the given API. */
    public CustomerServiceMessages(WeChatApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    /**
     * Sends a message. WeChat gives it no id and reports nothing about it later.
     *
     * <p>After an exception with effect {@code UNKNOWN} it may have been sent. WeChat has no key to tell a repetition by, so nothing is repeated by itself, and
     * repeating it may tell the citizen twice.
     *
     * @throws ApiException 45015 outside the time for replies or for a citizen who no longer follows, 45047 for one too many, 45002 for a text that is too long,
     *     40003 for an openid of another account, 40007 for a media id that is wrong or has expired, 48001 for an account that may not send them, 48002 for a
     *     citizen who has turned messages off
     */
    public void send(CustomerServiceMessage message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("touser", message.receiver().value());
        put(message.content(), body);
        message.agent().ifPresent(agent -> body.put("customservice", Map.of("kf_account", agent)));
        api.post("/cgi-bin/message/custom/send", body, Map.class);
    }

    private static void put(Reply content, Map<String, Object> body) {
        if (content instanceof TextReply text) {
            put("text", Map.of("content", text.content()), body);
        } else if (content instanceof ImageReply image) {
            put("image", Map.of("media_id", image.mediaId()), body);
        } else if (content instanceof VoiceReply voice) {
            put("voice", Map.of("media_id", voice.mediaId()), body);
        } else if (content instanceof NewsReply news) {
            put("news", Map.of("articles", List.of(article(news.articles().get(0)))), body);
        }
    }

    private static void put(String type, Map<String, ?> content, Map<String, Object> body) {
        body.put("msgtype", type);
        body.put(type, content);
    }

    private static Map<String, String> article(Article article) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", article.title());
        fields.put("description", article.description());
        fields.put("url", article.url());
        fields.put("picurl", article.picUrl());
        return fields;
    }
}
