/**
 * Where WeChat delivers messages and events.
 *
 * <p>Entry point: {@link io.github.weizheng.message.callback.CallbackEndpoint}. It is the only caller of handlers. It knows no web
 * framework: {@code core.web} has an adapter for the JDK's server.
 *
 * <p>A message has one owner at any time. It is WeChat's, which delivers it again, until the endpoint has answered; what is answered {@code success} while
 * its handler still runs is in an {@link io.github.weizheng.message.callback.Inbox} before that, until a handler has answered or a person has dealt with it.
 */
@NullMarked
package io.github.weizheng.message.callback;

import org.jspecify.annotations.NullMarked;
