package io.github.weizheng.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.test.SettableClock;
import io.github.weizheng.core.token.AccessTokens;
import io.github.weizheng.core.token.IssuedToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBrokerTest {
    private static final Secret PORTAL = Secret.of("the secret of the portal");
    private final SettableClock clock = new SettableClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AccessTokens tokens = new AccessTokens(
            "wx1",
            () -> IssuedToken.of(Secret.of("token-" + fetches.incrementAndGet()), Duration.ofHours(2)),
            new InMemoryStore(clock),
            clock);
    private final TokenBroker broker = TokenBroker.builder(tokens)
            .system("portal", PORTAL)
            .system("archive", Secret.of("the secret of the archive"))
            .build();

    @Test
    void handsOutTheTokenInTheFormOfWeChat() {
        CallbackResponse first = ask("GET", "", "Bearer " + PORTAL.expose());
        assertThat(first.status()).isEqualTo(200);
        assertThat(text(first)).contains("\"access_token\":\"token-1\"").contains("\"expires_in\":7200");
        clock.advance(Duration.ofMinutes(100));
        assertThat(text(ask("GET", "", "Bearer the secret of the archive")))
                .contains("\"access_token\":\"token-1\"")
                .contains("\"expires_in\":1200");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void replacesATokenThatWasRefused() throws Exception {
        ask("GET", "", "Bearer " + PORTAL.expose());
        assertThat(text(ask("GET", "refused=" + sha256("token-1"), "Bearer " + PORTAL.expose())))
                .contains("token-2");
        assertThat(text(ask("GET", "refused=" + sha256("token-1"), "Bearer " + PORTAL.expose())))
                .as("it is long replaced")
                .contains("token-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer the secret of the portal ",
                "bearer the secret of the portal",
                "Basic the secret of the portal",
                "Bearer the secret of nobody",
                "the secret of the portal"
            })
    void refusesWhoeverHasNoSecret(String authorization) {
        CallbackResponse answer = ask("GET", "", authorization);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(fetches).hasValue(0);
    }

    @Test
    void refusesTwoSecretsAtOnce() {
        CallbackRequest doubled = CallbackRequest.of(
                "GET",
                "",
                Map.of("Authorization", List.of("Bearer " + PORTAL.expose(), "Bearer " + PORTAL.expose())),
                new byte[0]);
        assertThat(broker.handle(doubled).status()).isEqualTo(401);
    }

    @Test
    void onlyReads() {
        assertThat(ask("POST", "", "Bearer " + PORTAL.expose()).status()).isEqualTo(405);
    }

    @Test
    void saysWhenThereIsNone() {
        AccessTokens none = new AccessTokens(
                "wx1",
                () -> {
                    throw new TransportException("down", Effect.NONE, new IOException("down"));
                },
                new InMemoryStore(clock),
                clock);
        CallbackResponse answer = TokenBroker.builder(none)
                .system("portal", PORTAL)
                .build()
                .handle(request("GET", "", "Bearer " + PORTAL.expose()));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(text(answer)).contains("\"errcode\":-1");
    }

    @Test
    void saysSoWhenTheSourceFailsInAWayOfItsOwn() {
        AccessTokens ownSource = new AccessTokens(
                "wx1",
                () -> {
                    throw new IllegalStateException("no token for o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
                },
                new InMemoryStore(clock),
                clock);
        CallbackResponse answer = TokenBroker.builder(ownSource)
                .system("portal", PORTAL)
                .build()
                .handle(request("GET", "", "Bearer " + PORTAL.expose()));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(text(answer)).contains("\"errcode\":-1").doesNotContain("o6_bmjr");
    }

    @Test
    void noCacheOnTheWayKeepsAToken() {
        assertThat(ask("GET", "", "Bearer " + PORTAL.expose()).headers().get("Cache-Control"))
                .containsExactly("no-store");
    }

    @Test
    void wantsASecretOfItsOwnForEachSystem() {
        TokenBroker.Builder builder = TokenBroker.builder(tokens).system("a", PORTAL);
        assertThatThrownBy(() -> builder.system("b", PORTAL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.system("a", Secret.of("another long secret")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.system("c", Secret.of("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16")
                .hasMessageNotContaining("short");
        assertThatThrownBy(TokenBroker.builder(tokens)::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @SuppressWarnings("NullAway") // callers without a checker
    void saysWhichParameterIsNull() {
        TokenBroker.Builder builder = TokenBroker.builder(tokens);
        for (Secret secret : List.of(PORTAL, Secret.of("short"))) {
            assertThatThrownBy(() -> builder.system(null, secret))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("name");
        }
        assertThatThrownBy(() -> builder.system("a", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("secret");
    }

    private CallbackResponse ask(String method, String query, String authorization) {
        return broker.handle(request(method, query, authorization));
    }

    private static CallbackRequest request(String method, String query, String authorization) {
        return CallbackRequest.of(method, query, Map.of("authorization", List.of(authorization)), new byte[0]);
    }

    private static String text(CallbackResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
