/**
 * Passes messages on to other vendors' callback URLs, as if WeChat itself had called there.
 *
 * <p>Entry point: {@link io.github.weizheng.message.forward.Forwarding}.
 */
@NullMarked
package io.github.weizheng.message.forward;

import org.jspecify.annotations.NullMarked;
