/**
 * The access token of an account: fetched once, shared by many, renewed ahead.
 *
 * <p>Does no HTTP itself; a {@link io.github.weizheng.core.token.TokenSource} does. Entry point:
 * {@link io.github.weizheng.core.token.AccessTokens}, which every {@code WeChatApi} has.
 */
@NullMarked
package io.github.weizheng.core.token;

import org.jspecify.annotations.NullMarked;
