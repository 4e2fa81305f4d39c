package io.github.weizheng.core.web;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.token.AccessTokens;
import io.github.weizheng.core.token.IssuedToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands an account's access token to other systems of the office over HTTP (中控服务器), so that one system fetches and nobody else needs the
 * AppSecret. The other side is {@code BrokeredTokens}, or any client that reads WeChat's own form.
 *
 * <p>{@code GET} with {@code Authorization: Bearer SECRET} is answered with {@code {"access_token":"…","expires_in":7100}}; with
 * {@code ?refused=SHA-256 of a token, in hex} the broker first drops that token, if it is still the current one. An unknown secret is
 * answered with 401, another method with 405, WeChat's refusal with 503 and its errcode, any other failure to get a token with 503 and -1.
 *
 * <p>Whoever gets the token can do everything that the account can: serve it over TLS and inside the office's network only, with a secret of its own
 * for each system. Thread-safe.
 */
public final class TokenBroker implements CallbackHandler {
    private static final int MIN_SECRET = 16;
    private static final int MAX_BODY = 1024;
    private static final String BEARER = "Bearer ";
    private static final String BUSY = "-1";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Logger LOG = LoggerFactory.getLogger(TokenBroker.class);

    private final AccessTokens tokens;
    private final Map<String, Secret> systems;

    private TokenBroker(Builder builder) {
        tokens = builder.tokens;
        systems = Map.copyOf(builder.systems);
    }

    /** Starts the broker of an account's tokens. */
    public static Builder builder(AccessTokens tokens) {
        return new Builder(tokens);
    }

    @Override
    public CallbackResponse handle(CallbackRequest request) {
        Optional<String> system = system(request);
        if (system.isEmpty()) {
            return CallbackResponse.empty(401);
        }
        if (!request.method().equals("GET")) {
            return CallbackResponse.empty(405);
        }
        try {
            IssuedToken issued = current(request);
            LOG.debug("Handed the access token to {}", system.get());
            return json(
                    200,
                    Map.of(
                            "access_token",
                            issued.token().expose(),
                            "expires_in",
                            Math.max(1, issued.lifetime().toSeconds())));
        } catch (ApiException e) {
            LOG.warn("No access token for {}: {}", system.get(), e.getMessage());
            return failure(e.code());
        } catch (WeChatException e) {
            LOG.warn("No access token for {}: {}", system.get(), e.getMessage());
            return failure(BUSY);
        } catch (RuntimeException e) { // a source of the office's own may throw anything
            LOG.warn("No access token for {}", system.get(), WithoutWords.of(e));
            return failure(BUSY);
        }
    }

    @Override
    public int maxBodyBytes() {
        return MAX_BODY;
    }

    private IssuedToken current(CallbackRequest request) {
        IssuedToken issued = tokens.issued();
        String digest = Sha256.hex(issued.token().expose());
        boolean refused = request.parameter("refused").filter(digest::equals).isPresent();
        if (!refused) {
            return issued;
        }
        tokens.invalidate(issued.token());
        return tokens.issued();
    }

    /** Compares with all, so that the time tells nothing. */
    private Optional<String> system(CallbackRequest request) {
        List<String> values = request.headers().getOrDefault("Authorization", List.of());
        String value = values.size() == 1 ? values.get(0) : "";
        byte[] given = value.getBytes(StandardCharsets.UTF_8);
        String found = null;
        for (Map.Entry<String, Secret> system : systems.entrySet()) {
            byte[] expected = (BEARER + system.getValue().expose()).getBytes(StandardCharsets.UTF_8);
            found = MessageDigest.isEqual(given, expected) ? system.getKey() : found;
        }
        return Optional.ofNullable(found);
    }

    private static CallbackResponse failure(String code) {
        Object number = NUMBER.matcher(code).matches() ? Integer.valueOf(code) : code;
        return json(503, Map.of("errcode", number, "errmsg", "no access token to be had"));
    }

    private static CallbackResponse json(int status, Map<String, Object> content) {
        return CallbackResponse.json(status, new String(WireJson.write(content), StandardCharsets.UTF_8))
                .withHeader("Cache-Control", "no-store");
    }

    /** Collects the systems that may ask. For one thread. */
    public static final class Builder {
        private final AccessTokens tokens;
        private final Map<String, Secret> systems = new LinkedHashMap<>();

        private Builder(AccessTokens tokens) {
            this.tokens = Objects.requireNonNull(tokens, "tokens");
        }

        /**
         * A system that may ask.
         *
         * @param name for the log
         * @param secret its own, of at least 16 characters
         * @throws IllegalArgumentException if the secret is shorter, or the name or the secret is that of another system
         */
        public Builder system(String name, Secret secret) {
            Objects.requireNonNull(name, "name");
            int length = Objects.requireNonNull(secret, "secret").expose().length();
            if (length < MIN_SECRET) {
                throw new IllegalArgumentException(
                        "secret of " + name + ": at least " + MIN_SECRET + " characters, actual " + length);
            }
            if (systems.containsValue(secret) || systems.putIfAbsent(name, secret) != null) {
                throw new IllegalArgumentException("system " + name + ": name and secret must be its own");
            }
            return this;
        }

        /**
         * Makes the broker.
         *
         * @throws IllegalArgumentException if nobody may ask
         */
        public TokenBroker build() {
            if (systems.isEmpty()) {
                throw new IllegalArgumentException("system: at least 1, actual 0");
            }
            return new TokenBroker(this);
        }
    }
}
