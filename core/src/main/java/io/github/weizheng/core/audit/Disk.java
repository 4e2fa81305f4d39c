package io.github.weizheng.core.audit;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of one file that nobody else writes meanwhile. */
interface Disk extends Closeable {
    long length() throws IOException;

    /** Up to that many bytes from there. */
    byte[] read(long from, int count) throws IOException;

    void write(long at, byte[] bytes) throws IOException;

    /** Makes what was written survive a loss of power. */
    void force() throws IOException;

    /** Drops all behind that length, if there is more. */
    void cut(long length) throws IOException;
}
