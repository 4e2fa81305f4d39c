package io.github.weizheng.payment.signing;

import io.github.weizheng.core.aead.Aead;
import io.github.weizheng.core.sm.Sm;
import java.util.Arrays;
import java.util.Optional;

/** {@code AEAD_SM4_GCM}. Thread-safe. */
final class Sm4GcmDecryptor implements ResourceDecryptor {
    private static final int KEY_BYTES = 16;
    private final Aead aead;

    Sm4GcmDecryptor(byte[] apiV3Key) {
        aead = Aead.sm4(Arrays.copyOf(Sm.sm3().digest(apiV3Key), KEY_BYTES));
    }

    @Override
    public String algorithm() {
        return "AEAD_SM4_GCM";
    }

    @Override
    public Optional<byte[]> decrypt(byte[] nonce, byte[] associatedData, byte[] ciphertext) {
        return aead.open(nonce, associatedData, ciphertext);
    }

    @Override
    public String toString() {
        return "ResourceDecryptor[" + algorithm() + "]";
    }
}
