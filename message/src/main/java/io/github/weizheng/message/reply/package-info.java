/**
 * What goes back in the response to a message.
 *
 * <p>Entry point: {@link io.github.weizheng.message.reply.Reply}. Encryption is the endpoint's.
 */
@NullMarked
package io.github.weizheng.message.reply;

import org.jspecify.annotations.NullMarked;
