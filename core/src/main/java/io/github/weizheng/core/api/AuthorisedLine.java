package io.github.weizheng.core.api;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.token.AccessTokens;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line with the account's token: one that WeChat refuses is replaced, once a call. */
final class AuthorisedLine {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorisedLine.class);
    private static final Set<String> TOKEN_REFUSED = Set.of("40001", "40014", "42001");

    private final ApiLine line;
    private final AccessTokens tokens;

    AuthorisedLine(ApiLine line, AccessTokens tokens) {
        this.line = line;
        this.tokens = tokens;
    }

    <T> T call(ApiRun run, Class<T> type) {
        WireJson.checkAnswerType(type);
        Authorised<ApiAnswer> answer = exchange(run, line::send);
        return answer.value.as(type, Set.of(answer.token.expose()), run.inDoubt());
    }

    Download open(ApiRun run) {
        Authorised<OpenedAnswer> answer = exchange(run, line::open);
        return answer.value.file(Set.of(answer.token.expose()), run.inDoubt());
    }

    private <A extends Outcome> Authorised<A> exchange(ApiRun run, BiFunction<ApiRun, Secret, A> sending) {
        Secret token = token(run);
        A outcome = sending.apply(run, token);
        if (!TOKEN_REFUSED.contains(outcome.code())) {
            return new Authorised<>(outcome, token);
        }
        tokens.invalidate(token);
        if (!run.call().resendable()) {
            return new Authorised<>(outcome, token);
        }
        LOG.debug("{} refused the token; trying once more with a new one", run.call());
        Secret next = token(run);
        return new Authorised<>(sending.apply(run, next), next);
    }

    private Secret token(ApiRun run) {
        try {
            return tokens.current();
        } catch (WeChatException e) {
            // What became of the asking for a token is no doubt about the call, which was not sent or was refused.
            Effect effect = run.inDoubt() ? Effect.UNKNOWN : Effect.NONE;
            throw e.effect() == effect ? e : e.as(run.call() + ": no token for it: " + e.getMessage(), effect);
        }
    }

    private record Authorised<A>(A value, Secret token) {}
}
