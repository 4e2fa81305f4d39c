package io.github.weizheng.payment.bill;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A bill that comes to an end only if its hash is right; else a {@link BrokenBillException} stands there. Unpacks gzip. For one thread. */
final class VerifiedBill extends InputStream {
    /** Uncompressed, some 25 million rows: no end of a stream is a way to fill a disk. */
    static final long MAX_BYTES = 8L << 30;

    private static final int BUFFER = 1 << 16;
    private static final int[] GZIP = {0x1F, 0x8B};
    private final InputStream packed;
    private final Runnable closing;
    private final String sha1;
    private final long limit;
    private final MessageDigest digest = sha1();
    private InputStream plain = nullInputStream();
    private boolean opened;
    private boolean ended;
    private boolean broken;
    private long count;

    /**
     * A bill as it comes.
     *
     * @param packed gzip or plain
     * @param closing what else to close with it
     * @param sha1 of the plain bytes, in lower-case hex
     */
    VerifiedBill(InputStream packed, Runnable closing, String sha1, long limit) {
        this.packed = packed;
        this.closing = closing;
        this.sha1 = sha1;
        this.limit = limit;
    }

    static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-1", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (broken) {
            throw new BrokenBillException("read on after it was found to be broken");
        }
        broken = true;
        int read = checked(target, offset, length);
        broken = false;
        return read;
    }

    private int checked(byte[] target, int offset, int length) throws IOException {
        int read = unpacked(target, offset, length);
        if (read < 0) {
            verify();
            return read;
        }
        digest.update(target, offset, read);
        count += read;
        if (count > limit) {
            throw new BrokenBillException("at most " + limit + " bytes, actual more");
        }
        return read;
    }

    /** Closes the connection, too. What was not read to its end has not been verified. */
    @Override
    public void close() throws IOException {
        try {
            plain.close();
        } finally {
            closing.run();
        }
    }

    private int unpacked(byte[] target, int offset, int length) throws IOException {
        try {
            if (!opened) {
                plain = unpacking();
                opened = true;
            }
            return plain.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw new BrokenBillException("gzip that is broken or breaks off");
        } catch (StackOverflowError e) { // the JDK calls itself for each member without content
            throw new BrokenBillException("gzip of too many parts");
        }
    }

    private InputStream unpacking() throws IOException {
        PushbackInputStream start = new PushbackInputStream(packed, GZIP.length);
        byte[] magic = start.readNBytes(GZIP.length);
        start.unread(magic);
        boolean gzip = magic.length == GZIP.length && (magic[0] & 0xFF) == GZIP[0] && (magic[1] & 0xFF) == GZIP[1];
        return gzip ? new GZIPInputStream(start, BUFFER) : start;
    }

    private void verify() {
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(sha1)) {
            throw new BrokenBillException("SHA1 " + sha1 + " after " + count + " bytes, actual " + actual);
        }
        ended = true;
    }
}
