package io.github.weizheng.message.callback;

import io.github.weizheng.core.crypto.MessageCipher;
import org.jspecify.annotations.Nullable;

/**
 * The text of a callback whose signature is right.
 *
 * @param cipher what it was encrypted with, and is to be answered with; null for a plain callback
 */
record Authenticated(String text, @Nullable MessageCipher cipher) {
    @Override
    public String toString() {
        return "Authenticated[" + text.length() + " characters]";
    }
}
