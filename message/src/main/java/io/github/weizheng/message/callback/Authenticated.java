package io.github.weizheng.message.callback;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.MessageCipher;
import org.jspecify.annotations.Nullable;

/** The message in a callback whose signature is right; it is to be answered with the keys that it came with. */
final class Authenticated {
    final byte[] message;
    final Secret token;

    /** Null for a plain callback. */
    final @Nullable MessageCipher cipher;

    Authenticated(byte[] message, Secret token, @Nullable MessageCipher cipher) {
        this.message = message;
        this.token = token;
        this.cipher = cipher;
    }
}
