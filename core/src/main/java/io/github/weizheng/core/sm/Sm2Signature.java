package io.github.weizheng.core.sm;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The two ways to write an SM2 signature: a DER sequence of r and s, and both behind each other with 32 bytes each. Needs no Bouncy Castle. */
public final class Sm2Signature {
    private static final int HALF = 32;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private Sm2Signature() {}

    /** The DER form of a raw signature; nothing if it has not 64 bytes. */
    public static Optional<byte[]> der(byte[] raw) {
        if (raw.length != 2 * HALF) {
            return Optional.empty();
        }
        byte[] r = new BigInteger(1, Arrays.copyOf(raw, HALF)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, HALF, raw.length)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (der.length - 2);
        int at = put(r, der, 2);
        put(s, der, at);
        return Optional.of(der);
    }

    /** The raw form of a signature that was made here, in DER. */
    public static byte[] raw(byte[] der) {
        byte[] raw = new byte[2 * HALF];
        int r = 4 + der[3];
        take(der, 4, der[3], raw, HALF);
        take(der, r + 2, der[r + 1], raw, 2 * HALF);
        return raw;
    }

    private static int put(byte[] integer, byte[] der, int at) {
        der[at] = INTEGER;
        der[at + 1] = (byte) integer.length;
        System.arraycopy(integer, 0, der, at + 2, integer.length);
        return at + 2 + integer.length;
    }

    /** Right-aligned before {@code end}; of 33 bytes the first is a zero. */
    private static void take(byte[] der, int from, int length, byte[] raw, int end) {
        int bytes = Math.min(length, HALF);
        System.arraycopy(der, from + length - bytes, raw, end - bytes, bytes);
    }
}
