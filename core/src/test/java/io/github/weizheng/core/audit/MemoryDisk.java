package io.github.weizheng.core.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** A disk in memory whose writing, forcing and cutting fail when the test says so. */
final class MemoryDisk implements Disk {
    private byte[] bytes;
    int roomLeft = Integer.MAX_VALUE;
    boolean forceFails;
    boolean cutFails;
    boolean closed;

    MemoryDisk(byte... bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    ChainReport verify(ChainVerifier verifier) {
        return verifier.verify(new ByteArrayInputStream(bytes));
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public byte[] read(long from, int count) {
        return Arrays.copyOfRange(bytes, (int) from, (int) Math.min(bytes.length, from + count));
    }

    @Override
    public void write(long at, byte[] written) throws IOException {
        int count = Math.min(written.length, roomLeft);
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length, (int) at + count));
        System.arraycopy(written, 0, bytes, (int) at, count);
        if (count < written.length) {
            throw new IOException("no space left on /secret/path");
        }
    }

    @Override
    public void force() throws IOException {
        if (forceFails) {
            throw new IOException("input/output error on /secret/path");
        }
    }

    @Override
    public void cut(long length) throws IOException {
        if (cutFails) {
            throw new IOException("input/output error on /secret/path");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length, length));
    }

    @Override
    public void close() {
        closed = true;
    }
}
