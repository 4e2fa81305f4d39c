package io.github.weizheng.message.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends template messages (模板消息). For certified service accounts (服务号). Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/notify/template/api_sendtemplatemessage.html">sendTemplateMessage</a>
 */
public final class TemplateMessages {
    private final WeChatApi api;

    /** Sends through the given API. */
    public TemplateMessages(WeChatApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    /**
     * Sends a message. It is accepted then, not yet delivered: WeChat reports that by a TEMPLATESENDJOBFINISH event.
     *
     * <p>After an exception with effect {@code UNKNOWN} it may have been sent; sending the same object again within 10 minutes is
     * safe, because its client_msg_id is the same. "System busy" is repeated for that reason.
     *
     * @return WeChat's id of the message, which the event repeats
     * @throws ApiException 40037 for a template of another account or kind, 43004 for a citizen who does not follow, 47003 for a value that breaks
     *     the rule of its type
     * @throws MalformedResponseException if WeChat accepts it without telling its id
     */
    public SentTemplateMessage send(TemplateMessage message) {
        Map<String, Value> data = new LinkedHashMap<>();
        message.data().forEach((key, value) -> data.put(key, new Value(value)));
        TemplateMessage.MiniProgram miniProgram = message.miniProgram().orElse(null);
        Ask ask = new Ask(
                message.receiver().value(),
                message.templateId(),
                message.url().orElse(null),
                miniProgram == null ? null : new Jump(miniProgram.appId(), miniProgram.pagePath()),
                message.clientMsgId(),
                data);
        Accepted accepted = api.postRepeatable("/cgi-bin/message/template/send", ask, Accepted.class);
        if (accepted.msgId == null) {
            throw new MalformedResponseException("/cgi-bin/message/template/send: accepted without a msgid", 200, null);
        }
        return new SentTemplateMessage(accepted.msgId);
    }

    private record Ask(
            @JsonProperty("touser") String receiver,
            @JsonProperty("template_id") String templateId,
            @JsonProperty("url") @Nullable String url,
            @JsonProperty("miniprogram") @Nullable Jump miniProgram,
            @JsonProperty("client_msg_id") String clientMsgId,
            @JsonProperty("data") Map<String, Value> data) {}

    private record Accepted(@JsonProperty("msgid") @Nullable Long msgId) {}

    private record Jump(
            @JsonProperty("appid") String appId,
            @JsonProperty("pagepath") String pagePath) {}

    private record Value(@JsonProperty("value") String value) {}
}
