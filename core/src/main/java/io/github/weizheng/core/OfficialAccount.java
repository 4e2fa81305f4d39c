package io.github.weizheng.core;

import io.github.weizheng.core.name.PlainName;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One official account (公众号 or 服务号): its appid and what was agreed for it in the console.
 *
 * <p>Holds configuration and does nothing. Immutable and thread-safe; any number live side by side in a JVM.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/dev/push/">消息与事件推送</a>
 */
public final class OfficialAccount {
    private final String appId;
    private final @Nullable Secret appSecret;
    private final @Nullable Secret callbackToken;
    private final @Nullable Secret previousCallbackToken;
    private final @Nullable Secret encodingAesKey;
    private final @Nullable Secret previousEncodingAesKey;
    private final @Nullable AccountKind kind;

    private OfficialAccount(Builder builder) {
        appId = builder.appId;
        appSecret = builder.appSecret;
        callbackToken = builder.callbackToken;
        previousCallbackToken = builder.previousCallbackToken;
        encodingAesKey = builder.encodingAesKey;
        previousEncodingAesKey = builder.previousEncodingAesKey;
        kind = builder.kind;
    }

    /**
     * Starts an account.
     *
     * @param appId the developer id (AppID), 1 to 64 letters, digits, {@code _} or {@code -}
     * @throws IllegalArgumentException if it is something else
     */
    public static Builder builder(String appId) {
        return new Builder(PlainName.checked("appId", appId));
    }

    /** The developer id (AppID). */
    public String appId() {
        return appId;
    }

    /** The AppSecret; needed to call WeChat. */
    public Optional<Secret> appSecret() {
        return Optional.ofNullable(appSecret);
    }

    /** The token (令牌) that signs callbacks; needed to receive them. */
    public Optional<Secret> callbackToken() {
        return Optional.ofNullable(callbackToken);
    }

    /** The token that was valid before the last change, while callbacks signed with it may still be under way. */
    public Optional<Secret> previousCallbackToken() {
        return Optional.ofNullable(previousCallbackToken);
    }

    /** The EncodingAESKey (消息加解密密钥); needed in secure and compatible mode. */
    public Optional<Secret> encodingAesKey() {
        return Optional.ofNullable(encodingAesKey);
    }

    /** The EncodingAESKey that was valid before the last change. */
    public Optional<Secret> previousEncodingAesKey() {
        return Optional.ofNullable(previousEncodingAesKey);
    }

    /** What kind of account it is, if that was said. Nothing here depends on it but what a diagnosis expects. */
    public Optional<AccountKind> kind() {
        return Optional.ofNullable(kind);
    }

    @Override
    public String toString() {
        return "OfficialAccount[" + appId + "]";
    }

    /** Collects what was agreed in the console. For one thread. */
    public static final class Builder {
        private static final Pattern AES_KEY = Pattern.compile("[0-9A-Za-z]{43}");
        private final String appId;
        private @Nullable Secret appSecret;
        private @Nullable Secret callbackToken;
        private @Nullable Secret previousCallbackToken;
        private @Nullable Secret encodingAesKey;
        private @Nullable Secret previousEncodingAesKey;
        private @Nullable AccountKind kind;

        private Builder(String appId) {
            this.appId = appId;
        }

        /** The AppSecret. */
        public Builder appSecret(Secret secret) {
            appSecret = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /** The token (令牌) typed into the console. */
        public Builder callbackToken(Secret token) {
            callbackToken = Objects.requireNonNull(token, "token");
            return this;
        }

        /** The token before the last change; callbacks signed with it are still accepted. */
        public Builder previousCallbackToken(Secret token) {
            previousCallbackToken = Objects.requireNonNull(token, "token");
            return this;
        }

        /**
         * The EncodingAESKey.
         *
         * @throws IllegalArgumentException if it is not 43 letters and digits
         */
        public Builder encodingAesKey(Secret key) {
            encodingAesKey = checked("encodingAesKey", key);
            return this;
        }

        /**
         * The EncodingAESKey before the last change; callbacks encrypted with it are still read, and answered with it.
         *
         * @throws IllegalArgumentException if it is not 43 letters and digits
         */
        public Builder previousEncodingAesKey(Secret key) {
            previousEncodingAesKey = checked("previousEncodingAesKey", key);
            return this;
        }

        /** What kind of account it is, so that a diagnosis knows which APIs to expect. */
        public Builder kind(AccountKind accountKind) {
            kind = Objects.requireNonNull(accountKind, "accountKind");
            return this;
        }

        /**
         * Makes the account.
         *
         * @throws IllegalArgumentException if a previous token or key is given without the current one
         */
        public OfficialAccount build() {
            if (previousCallbackToken != null && callbackToken == null) {
                throw new IllegalArgumentException("previousCallbackToken: only together with callbackToken");
            }
            if (previousEncodingAesKey != null && encodingAesKey == null) {
                throw new IllegalArgumentException("previousEncodingAesKey: only together with encodingAesKey");
            }
            return new OfficialAccount(this);
        }

        private static Secret checked(String field, Secret key) {
            if (!AES_KEY.matcher(key.expose()).matches()) {
                throw new IllegalArgumentException(field + ": exactly 43 letters and digits, actual length "
                        + key.expose().length());
            }
            return key;
        }
    }
}
