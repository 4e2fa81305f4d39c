package io.github.weizheng.payment.key;

import java.io.ByteArrayOutputStream;

/** An RSA key in PKCS#1 is what PKCS#8 has in its last field. */
final class Pkcs1 {
    private static final byte[] VERSION_AND_RSA = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0D,
        0x06,
        0x09,
        0x2A,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xF7,
        0x0D,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;

    private Pkcs1() {}

    /** A PKCS#8 key as it is, one in PKCS#1 as its field; whichever it is, not its label tells but what follows its version. */
    static byte[] toPkcs8(byte[] der) {
        return isPkcs1(der) ? wrapped(der) : der;
    }

    /** A sequence of numbers, where PKCS#8 has the algorithm. */
    private static boolean isPkcs1(byte[] der) {
        int lengthBytes = der.length > 1 && der[1] < 0 ? der[1] & 0x7F : 0;
        int version = 2 + lengthBytes;
        int next = version + 3;
        return next < der.length && der[version] == INTEGER && der[next] == INTEGER;
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_AND_RSA);
        put(content, OCTETS, pkcs1);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        put(whole, SEQUENCE, content.toByteArray());
        return whole.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        int length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            // A PEM block holds less than 64 KiB.
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content);
    }
}
