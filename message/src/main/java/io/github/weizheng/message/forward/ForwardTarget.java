package io.github.weizheng.message.forward;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.privacy.Quote;
import io.github.weizheng.message.inbound.Inbound;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Another vendor's callback URL: what goes there, how it is signed and encrypted, and what its answer counts for.
 *
 * <p>As built with {@link #builder} alone it is a copy: it gets every message in plain mode, its replies are ignored, and its failures hold nobody up.
 * {@link Builder#mayAnswer()} makes it one that citizens are answered by. Immutable; thread-safe as far as its rule is.
 */
public final class ForwardTarget {
    private static final List<String> RESERVED =
            List.of("signature", "timestamp", "nonce", "openid", "encrypt_type", "msg_signature");
    private static final int MAX_NAME = 64;

    private final String name;
    private final HttpUrl url;
    private final Secret token;
    private final @Nullable Secret encodingAesKey;
    private final boolean plainToo;
    private final Predicate<Inbound> rule;
    private final boolean mayAnswer;
    private final boolean required;
    private final Duration timeout;
    private final int atOnce;

    private ForwardTarget(Builder builder) {
        name = builder.name;
        url = builder.url;
        token = builder.token;
        encodingAesKey = builder.encodingAesKey;
        plainToo = builder.encodingAesKey == null || builder.compatible;
        rule = builder.rule;
        mayAnswer = builder.mayAnswer;
        required = builder.required == null ? builder.mayAnswer : builder.required;
        timeout = builder.timeout;
        atOnce = builder.atOnce;
    }

    /**
     * Starts a target in plain mode.
     *
     * @param name for logs and listeners, and under which it is remembered who has acknowledged what: keep it when the URL changes; 1 to 64 characters
     * @param url http or https; its own query stays. Use https outside the office's own network: in plain mode nothing else protects the message
     * @param token with which the vendor verifies callbacks; one of its own, not the account's
     * @throws IllegalArgumentException if the name or the URL is something else, or the URL has credentials, a fragment, or a parameter that
     *     WeChat uses
     */
    public static Builder builder(String name, URI url, Secret token) {
        return new Builder(name, url, token);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether its reply may be the citizen's answer. */
    public boolean mayAnswer() {
        return mayAnswer;
    }

    /** Whether a delivery fails until this target has acknowledged. */
    public boolean required() {
        return required;
    }

    HttpUrl url() {
        return url;
    }

    Secret token() {
        return token;
    }

    Optional<MessageCipher> cipher(String appId) {
        return Optional.ofNullable(encodingAesKey).map(key -> MessageCipher.of(key, appId));
    }

    /** Whether plain text goes out, and may come back. */
    boolean plainToo() {
        return plainToo;
    }

    boolean wants(Inbound inbound) {
        return rule.test(inbound);
    }

    Duration timeout() {
        return timeout;
    }

    int atOnce() {
        return atOnce;
    }

    /** Name and host; paths and queries of callback URLs often hold keys. */
    @Override
    public String toString() {
        return "ForwardTarget[" + name + " at " + url.host() + "]";
    }

    /** Collects what a target may be told beside its address. For one thread. */
    public static final class Builder {
        private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);
        private static final int MOST_AT_ONCE = 64;
        private final String name;
        private final HttpUrl url;
        private final Secret token;
        private @Nullable Secret encodingAesKey;
        private boolean compatible;
        private Predicate<Inbound> rule = inbound -> true;
        private boolean mayAnswer;
        private @Nullable Boolean required;
        private Duration timeout = Duration.ofSeconds(5);
        private int atOnce = 8;

        private Builder(String name, URI url, Secret token) {
            int length = Objects.requireNonNull(name, "name").length();
            if (name.isBlank() || length > MAX_NAME || !name.equals(Quote.of(name, MAX_NAME))) {
                throw new IllegalArgumentException(
                        "name: 1 to " + MAX_NAME + " visible characters, no openid, actual " + length);
            }
            this.name = name;
            this.url = checked(Objects.requireNonNull(url, "url"));
            this.token = Objects.requireNonNull(token, "token");
        }

        private static HttpUrl checked(URI url) {
            HttpUrl parsed = HttpUrl.parse(url.toString());
            if (parsed == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
                throw new IllegalArgumentException("url: http(s)://host…, without credentials and fragment");
            }
            for (String parameter : RESERVED) {
                if (parsed.queryParameterNames().contains(parameter)) {
                    throw new IllegalArgumentException("url: no parameter " + parameter + ", since WeChat sends it");
                }
            }
            return parsed;
        }

        /**
         * Secure mode (安全模式): the message goes out encrypted, and so must replies come back.
         *
         * @param encodingAesKey 43 letters and digits; one of its own, not the account's
         * @throws IllegalArgumentException if the key is something else
         */
        public Builder secure(Secret encodingAesKey) {
            return encrypted(encodingAesKey, false);
        }

        /**
         * Compatible mode (兼容模式): the message goes out plain and encrypted, and replies may be either.
         *
         * @param encodingAesKey 43 letters and digits; one of its own, not the account's
         * @throws IllegalArgumentException if the key is something else
         */
        public Builder compatible(Secret encodingAesKey) {
            return encrypted(encodingAesKey, true);
        }

        private Builder encrypted(Secret key, boolean plainToo) {
            MessageCipher.of(Objects.requireNonNull(key, "encodingAesKey"), ""); // for its checks
            encodingAesKey = key;
            compatible = plainToo;
            return this;
        }

        /** Which messages go there; all by default. Thread-safe and quick. What it throws fails the delivery before anything is sent. */
        public Builder when(Predicate<Inbound> rule) {
            this.rule = Objects.requireNonNull(rule, "rule");
            return this;
        }

        /** Its reply may be the citizen's answer, and it is required unless that is said otherwise. */
        public Builder mayAnswer() {
            mayAnswer = true;
            return this;
        }

        /** Whether a delivery fails until this target has acknowledged, so that WeChat delivers again. By default if it may answer. */
        public Builder required(boolean acknowledgementNeeded) {
            required = acknowledgementNeeded;
            return this;
        }

        /**
         * How long the vendor may take. Beyond the time that the citizen's answer can wait, an acknowledgement is still of use: WeChat's next delivery then
         * finds it. Until then repeats of the message wait for the exchange under way and send nothing: if a required target hangs for more than some 8 seconds, WeChat's last
         * repeat comes while it still does, and all three are answered 500. So set more only with {@code Deadline.Builder#keepFailures}.
         *
         * @param timeout of the whole exchange: more than zero, up to 1 minute; 5 seconds by default, as WeChat waits
         * @throws IllegalArgumentException if it is something else
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0) {
                throw new IllegalArgumentException("timeout: more than zero, up to 1 minute, actual " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * How many messages may be on their way to this target at once; one more is not sent, and fails with {@link ForwardOutcome#OVERLOADED} at once.
         *
         * <p>A target that hangs holds a request thread for each of them, unless it is a copy that is not required: a server needs more request threads than
         * the sum of its targets' {@code atOnce} and the number of handlers that are waited for, with a {@code Deadline} its {@code inFlight}.
         *
         * @param messages 1 to 64; 8 by default
         * @throws IllegalArgumentException if it is something else
         */
        public Builder atOnce(int messages) {
            if (messages < 1 || messages > MOST_AT_ONCE) {
                throw new IllegalArgumentException("atOnce: 1 to " + MOST_AT_ONCE + ", actual " + messages);
            }
            atOnce = messages;
            return this;
        }

        /** Makes the target. */
        public ForwardTarget build() {
            return new ForwardTarget(this);
        }
    }
}
