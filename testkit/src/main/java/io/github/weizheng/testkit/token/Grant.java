package io.github.weizheng.testkit.token;

import io.github.weizheng.testkit.api.ApiAnswer;

/** A token as handed out, with the seconds that it has left. */
record Grant(String token, long expiresIn) {
    static Grant fresh(AccessTokens.Issued token) {
        return new Grant(token.value, AccessTokens.LIFETIME.toSeconds());
    }

    ApiAnswer answer(String what) {
        return new ApiAnswer(
                ApiAnswer.object().put("access_token", token).put("expires_in", expiresIn),
                what + "，余 " + expiresIn + " 秒");
    }
}
