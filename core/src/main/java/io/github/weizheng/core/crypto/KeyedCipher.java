package io.github.weizheng.core.crypto;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.aead.Aead;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code ALGORITHM.KEYID.BASE64URL(nonce, ciphertext, tag)}; all before the second dot, and the context, is authenticated along. */
final class KeyedCipher implements FieldCipher {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final String head;
    private final Aead aead;
    private final SecureRandom random = new SecureRandom();

    private KeyedCipher(String head, Aead aead) {
        this.head = head;
        this.aead = aead;
    }

    static KeyedCipher aes(String keyId, Secret key) {
        String head = head("aes", keyId);
        return new KeyedCipher(head, Aead.aes(bytes(key, 32)));
    }

    static KeyedCipher sm4(String keyId, Secret key) {
        String head = head("sm4", keyId);
        return new KeyedCipher(head, Aead.sm4(bytes(key, 16)));
    }

    @Override
    public String encrypt(String plain, String context) {
        byte[] text = utf8("plain", plain);
        byte[] associated = associated(context);
        byte[] nonce = new byte[Aead.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = aead.seal(nonce, associated, text);
        byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return head + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    @Override
    public String decrypt(String sealed, String context) {
        Objects.requireNonNull(sealed, "sealed");
        byte[] associated = associated(context);
        if (!sealed.startsWith(head)) {
            throw new StoreException("The value was not encrypted with the key " + head, null);
        }
        return decoded(sealed.substring(head.length()))
                .flatMap(whole -> aead.open(
                        Arrays.copyOf(whole, Aead.NONCE_BYTES),
                        associated,
                        Arrays.copyOfRange(whole, Math.min(Aead.NONCE_BYTES, whole.length), whole.length)))
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .orElseThrow(() -> new StoreException(
                        "The value does not decrypt: it was altered, or belongs to another key or context", null));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The head ends in a dot and holds two, so it cannot run into the context. */
    private byte[] associated(String context) {
        return utf8("context", head + Objects.requireNonNull(context, "context"));
    }

    private static String head(String algorithm, String keyId) {
        Objects.requireNonNull(keyId, "keyId");
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("keyId: 1 to 32 of A-Z a-z 0-9 _ -, actual length " + keyId.length());
        }
        return algorithm + '.' + keyId + '.';
    }

    private static byte[] bytes(Secret key, int length) {
        Objects.requireNonNull(key, "key");
        String expected = "key: exactly " + length + " bytes in Base64, actual ";
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.expose());
        } catch (IllegalArgumentException e) { // left out: it quotes a character of the key
            throw new IllegalArgumentException(expected + "not Base64");
        }
        if (bytes.length != length) {
            throw new IllegalArgumentException(expected + bytes.length + " bytes");
        }
        return bytes;
    }

    private static byte[] utf8(String field, String text) {
        Objects.requireNonNull(text, field);
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(field + ": no half of a surrogate pair");
        }
    }
}
