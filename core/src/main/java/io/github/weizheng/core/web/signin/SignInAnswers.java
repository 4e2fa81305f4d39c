package io.github.weizheng.core.web.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What WeChat answers, before it is believed. Nothing that goes wrong here shows a value. */
final class SignInAnswers {
    private static final long MAX_SECONDS = Duration.ofDays(31).toSeconds();

    private SignInAnswers() {}

    /** Of {@code /sns/oauth2/access_token} and {@code /sns/oauth2/refresh_token}. */
    record Granted(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") long seconds,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("openid") @Nullable String openId,
            @JsonProperty("scope") @Nullable String scope,
            @JsonProperty("is_snapshotuser") @Nullable Object snapshot,
            @JsonProperty("unionid") @Nullable String unionId) {
        private static final Set<String> NO = Set.of("0", "false", "");

        /** Whoever is not clearly a real user is none. */
        boolean isSnapshot() {
            return snapshot != null && !NO.contains(snapshot.toString());
        }

        UserGrant grant(String what, Instant asked) {
            if (seconds <= 0 || seconds > MAX_SECONDS) {
                throw malformed(what, "expires_in");
            }
            return UserGrant.of(
                    openIdIn(what, openId),
                    Objects.requireNonNullElse(scope, ""),
                    secretIn(what, "access_token", accessToken),
                    secretIn(what, "refresh_token", refreshToken),
                    asked.plusSeconds(seconds));
        }

        @Override
        public String toString() {
            return "Granted[***]";
        }
    }

    /** Of {@code /sns/userinfo}. */
    record Profile(
            @JsonProperty("openid") @Nullable String openId,
            @JsonProperty("nickname") @Nullable String nickname,
            @JsonProperty("headimgurl") @Nullable String picture,
            @JsonProperty("privilege") @Nullable List<@Nullable String> privileges,
            @JsonProperty("unionid") @Nullable String unionId) {

        UserProfile profile(String what) {
            List<@Nullable String> marks = Objects.requireNonNullElse(privileges, List.of());
            return new UserProfile(
                    openIdIn(what, openId),
                    Objects.requireNonNullElse(nickname, ""),
                    present(picture),
                    present(unionId),
                    marks.stream().flatMap(mark -> present(mark).stream()).toList());
        }

        @Override
        public String toString() {
            return "Profile[***]";
        }
    }

    static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(found -> !found.isBlank());
    }

    static MalformedResponseException malformed(String what, String field) {
        return new MalformedResponseException(what + ": no usable " + field + " in the answer", 200, null);
    }

    private static OpenId openIdIn(String what, @Nullable String value) {
        try {
            return OpenId.of(Objects.requireNonNullElse(value, ""));
        } catch (IllegalArgumentException e) {
            throw malformed(what, "openid");
        }
    }

    private static Secret secretIn(String what, String field, @Nullable String value) {
        try {
            return Secret.of(Objects.requireNonNullElse(value, ""));
        } catch (IllegalArgumentException e) {
            throw malformed(what, field);
        }
    }
}
