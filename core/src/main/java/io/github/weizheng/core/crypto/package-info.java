/**
 * Verify, then decrypt: whether a callback comes from WeChat, and what it says. Knows nothing of XML or HTTP.
 *
 * <p>Entry points: {@link io.github.weizheng.core.crypto.CallbackSignature} and
 * {@link io.github.weizheng.core.crypto.MessageCipher}.
 */
@NullMarked
package io.github.weizheng.core.crypto;

import org.jspecify.annotations.NullMarked;
