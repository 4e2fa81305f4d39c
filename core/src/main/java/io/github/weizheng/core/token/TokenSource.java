package io.github.weizheng.core.token;

/**
 * Where access tokens come from: WeChat's {@code stable_token} (what {@code WeChatApi} uses), or another system that issues
 * them for the account (中控).
 */
@FunctionalInterface
public interface TokenSource {
    /**
     * Asks for the token that is valid now. Called by one thread at a time for an account and JVM.
     *
     * @throws io.github.weizheng.core.WeChatException if there is none to be had
     */
    IssuedToken fetch();
}
