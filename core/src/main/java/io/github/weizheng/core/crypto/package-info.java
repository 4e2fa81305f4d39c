/**
 * Verify, then decrypt: whether a callback comes from WeChat, and what it says; and values encrypted at rest. Knows nothing of XML or HTTP.
 *
 * <p>Entry points: {@link io.github.weizheng.core.crypto.CallbackSignature}, {@link io.github.weizheng.core.crypto.MessageCipher} and
 * {@link io.github.weizheng.core.crypto.FieldCipher}.
 */
@NullMarked
package io.github.weizheng.core.crypto;

import org.jspecify.annotations.NullMarked;
