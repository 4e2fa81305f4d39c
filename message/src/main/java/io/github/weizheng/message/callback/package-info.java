/**
 * Where WeChat delivers messages and events.
 *
 * <p>Entry point: {@link io.github.weizheng.message.callback.CallbackEndpoint}. It is the only caller of handlers. It knows no web
 * framework: {@code core.web} has an adapter for the JDK's server.
 */
@NullMarked
package io.github.weizheng.message.callback;

import org.jspecify.annotations.NullMarked;
