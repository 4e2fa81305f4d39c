package io.github.weizheng.message.callback;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.MessageCipher;
import org.jspecify.annotations.Nullable;

/** The message in a callback whose signature is right; it is to be answered with the keys that it came with. */
final class Authenticated {
    final byte[] message;
    final Stamp stamp;
    final Secret token;

    /** Null for a plain callback. */
    final @Nullable MessageCipher cipher;

    /** Whether it came as JSON, and is answered so. */
    final boolean json;

    Authenticated(byte[] message, Stamp stamp, Secret token, @Nullable MessageCipher cipher, boolean json) {
        this.message = message;
        this.stamp = stamp;
        this.token = token;
        this.cipher = cipher;
        this.json = json;
    }
}
