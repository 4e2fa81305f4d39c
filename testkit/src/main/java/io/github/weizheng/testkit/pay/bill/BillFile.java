package io.github.weizheng.testkit.pay.bill;

import io.github.weizheng.testkit.BillFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A bill that was asked for and waits to be downloaded. Immutable. */
record BillFile(String text, boolean gzip, Optional<BillFault> fault, Instant expiresAt) {
    /** Returns SHA-1 over the text, in lower-case hexadecimal; compression changes nothing. */
    String hash() {
        String hashed = fault.equals(Optional.of(BillFault.WRONG_HASH)) ? text + "\n" : text;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(hashed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    byte[] bytes() {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return gzip ? compressed(utf8) : utf8;
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
