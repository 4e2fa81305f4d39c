package io.github.weizheng.message.callback;

import io.github.weizheng.core.crypto.MessageCipher;
import org.jspecify.annotations.Nullable;

/** The message in a callback whose signature is right. */
final class Authenticated {
    final byte[] message;

    /** What it was encrypted with, and is to be answered with; null for a plain callback. */
    final @Nullable MessageCipher cipher;

    Authenticated(byte[] message, @Nullable MessageCipher cipher) {
        this.message = message;
        this.cipher = cipher;
    }
}
