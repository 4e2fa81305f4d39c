package io.github.weizheng.core.token;

import io.github.weizheng.core.Secret;

/**
 * Where access tokens come from: WeChat's {@code stable_token} (what {@code WeChatApi} uses), WeChat's older {@code token}, or another system that
 * issues them for the account (中控): {@code () -> IssuedToken.of(…)}, or a {@code BrokeredTokens} over HTTP.
 */
@FunctionalInterface
public interface TokenSource {
    /**
     * Asks for the token that is valid now. Called by one thread at a time for an account and JVM, {@link AccessTokens#renew} aside. It must
     * come to an end in some seconds: whoever has no valid token waits for it.
     *
     * @throws io.github.weizheng.core.WeChatException if there is none to be had
     */
    IssuedToken fetch();

    /**
     * As {@link #fetch}, after WeChat has refused that token: a source that keeps tokens itself should look for another. It may hand out the same one.
     */
    default IssuedToken fetchInsteadOf(Secret refused) {
        return fetch();
    }

    /** A source that can be made to issue a new token and retire the old one at once. */
    interface Forcible extends TokenSource {
        /** Retires the token that is valid now, and issues another. If it fails, the old one may be retired all the same. */
        IssuedToken fetchForced();
    }
}
