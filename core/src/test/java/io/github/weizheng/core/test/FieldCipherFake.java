package io.github.weizheng.core.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.aead.Aead;
import io.github.weizheng.core.crypto.FieldCipher;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** A cipher with a key of its own, for tests of what stands on one: keeps the contract, knows no rotation. */
public final class FieldCipherFake implements FieldCipher {
    private final SecureRandom random = new SecureRandom();
    private final Aead aead = Aead.aes(bytes(32));

    @Override
    public String encrypt(String plain, String context) {
        byte[] nonce = bytes(Aead.NONCE_BYTES);
        byte[] sealed = aead.seal(nonce, context.getBytes(UTF_8), plain.getBytes(UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    @Override
    public String decrypt(String sealed, String context) {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        return aead.open(
                        Arrays.copyOf(bytes, Aead.NONCE_BYTES),
                        context.getBytes(UTF_8),
                        Arrays.copyOfRange(bytes, Aead.NONCE_BYTES, bytes.length))
                .map(plain -> new String(plain, UTF_8))
                .orElseThrow(() -> new StoreException("A value cannot be decrypted", null));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
