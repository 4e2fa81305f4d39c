package io.github.weizheng.message.template;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.privacy.Quote;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template message (模板消息) to one citizen.
 *
 * <p>It has a client_msg_id from the start, so that sending the same object again within 10 minutes delivers one message. Immutable and
 * thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/notify/template/api_sendtemplatemessage.html">sendTemplateMessage</a>
 */
public final class TemplateMessage {
    private final OpenId receiver;
    private final String templateId;
    private final Map<String, String> data;
    private final @Nullable String url;
    private final @Nullable MiniProgram miniProgram;
    private final String clientMsgId;

    private TemplateMessage(Builder builder) {
        receiver = builder.receiver;
        templateId = builder.templateId;
        data = Collections.unmodifiableMap(new LinkedHashMap<>(builder.data));
        url = builder.url;
        miniProgram = builder.miniProgram;
        clientMsgId = builder.clientMsgId == null ? UUID.randomUUID().toString().replace("-", "") : builder.clientMsgId;
    }

    /**
     * Starts a message.
     *
     * @param templateId of this account's template messages; the id of a subscription notice (订阅通知) is answered with 40037
     * @throws IllegalArgumentException if the template id is empty
     */
    public static Builder builder(OpenId receiver, String templateId) {
        if (templateId.isEmpty()) {
            throw new IllegalArgumentException("templateId: at least 1 character, actual 0");
        }
        return new Builder(receiver, templateId);
    }

    /** Who gets it. */
    public OpenId receiver() {
        return receiver;
    }

    /** The template. */
    public String templateId() {
        return templateId;
    }

    /** The values by key, in the order they were given. */
    public Map<String, String> data() {
        return data;
    }

    /** The page a tap opens. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** The mini program page a tap opens; it wins over the {@link #url()}. */
    public Optional<MiniProgram> miniProgram() {
        return Optional.ofNullable(miniProgram);
    }

    /** The key by which WeChat drops a repetition to the same citizen within 10 minutes. */
    public String clientMsgId() {
        return clientMsgId;
    }

    /** Template and receiver's ends; the values are personal. */
    @Override
    public String toString() {
        return "TemplateMessage[" + templateId + " to " + receiver + "]";
    }

    /**
     * A page of a mini program.
     *
     * @param appId of the mini program, which must be linked to the account
     * @param pagePath with its query, as {@code index?foo=bar}
     */
    public record MiniProgram(String appId, String pagePath) {}

    /** Collects a message. For one thread. */
    public static final class Builder {
        private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w{0,63}");
        private static final int MAX_CLIENT_MSG_ID = 32;
        private static final int MAX_SHOWN = 40;
        private final OpenId receiver;
        private final String templateId;
        private final Map<String, String> data = new LinkedHashMap<>();
        private @Nullable String url;
        private @Nullable MiniProgram miniProgram;
        private @Nullable String clientMsgId;

        private Builder(OpenId receiver, String templateId) {
            this.receiver = Objects.requireNonNull(receiver, "receiver");
            this.templateId = templateId;
        }

        /**
         * Fills a place of the template.
         *
         * @param key as in the template without {@code .DATA}: {@code thing2}, {@code amount3}
         * @param value within the limit of its keyword type, which WeChat checks (47003): {@code thing} has at most 20 characters
         * @throws IllegalArgumentException if the key is not a key or is filled already, or the value is blank or
         *     has half of a surrogate pair
         */
        public Builder data(String key, String value) {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException(
                        "data key: a letter, then letters, digits and _, actual " + Quote.of(key, MAX_SHOWN));
            }
            if (value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw new IllegalArgumentException("data." + key + ": no half of a surrogate pair");
            }
            if (value.isBlank()) {
                throw new IllegalArgumentException("data." + key + ": at least 1 visible character, actual 0");
            }
            if (data.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException("data." + key + ": one value, actual two");
            }
            return this;
        }

        /**
         * The page a tap opens.
         *
         * @throws IllegalArgumentException if it does not start with {@code http://} or {@code https://}
         */
        public Builder url(String address) {
            if (!address.startsWith("http://") && !address.startsWith("https://")) {
                throw new IllegalArgumentException("url: starts with http:// or https://");
            }
            url = address;
            return this;
        }

        /** The mini program page a tap opens. */
        public Builder miniProgram(String appId, String pagePath) {
            miniProgram = new MiniProgram(appId, pagePath);
            return this;
        }

        /**
         * A key of the caller's own, so that a repetition is dropped also after a restart.
         *
         * @throws IllegalArgumentException if it has less than 1 or more than 32 characters, or others than ASCII. WeChat's own limit is not
         *     published; 32 is on the safe side
         */
        public Builder clientMsgId(String id) {
            if (id.isEmpty() || id.length() > MAX_CLIENT_MSG_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                throw new IllegalArgumentException(
                        "clientMsgId: 1 to " + MAX_CLIENT_MSG_ID + " visible ASCII characters, actual " + id.length());
            }
            clientMsgId = id;
            return this;
        }

        /**
         * Makes the message.
         *
         * @throws IllegalArgumentException if no place is filled
         */
        public TemplateMessage build() {
            if (data.isEmpty()) {
                throw new IllegalArgumentException("data: at least 1 value, actual 0");
            }
            return new TemplateMessage(this);
        }
    }
}
