package io.github.weizheng.payment.bill;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a bill, as bytes without their ends ({@code LF} or {@code CRLF}) and without a byte order mark. For one thread. */
final class BillLines {
    /** Bytes of a line; a place in it fits a {@code char}. */
    static final int MAX_LINE = Character.MAX_VALUE;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int MAX_LINE_WITH_MARKS = BYTE_ORDER_MARK.length + MAX_LINE + "\r\n".length();
    private final InputStream in;
    private final byte[] buffer = new byte[2 * MAX_LINE_WITH_MARKS];
    private int from;
    private int to;
    private long number;

    BillLines(InputStream in) {
        this.in = in;
    }

    /** The number of the line that was read last; the first is 1. */
    long number() {
        return number;
    }

    /** The next line, or null at the end. */
    byte @Nullable [] next() throws IOException {
        int end = end();
        if (end == from && from == to) {
            return null;
        }
        number++;
        byte[] line = line(end);
        from = Math.min(end + 1, to);
        return line;
    }

    private byte[] line(int end) {
        int start = number == 1 && startsWithMark(end) ? from + BYTE_ORDER_MARK.length : from;
        int last = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        if (last - start > MAX_LINE) {
            throw BrokenBillException.at(number, "at most " + MAX_LINE + " bytes, actual more");
        }
        return Arrays.copyOfRange(buffer, start, last);
    }

    private boolean startsWithMark(int end) {
        return end - from >= BYTE_ORDER_MARK.length
                && Arrays.equals(
                        buffer, from, from + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    /** Where the line ends that begins at {@code from}: at its line feed, or where the bytes end. */
    private int end() throws IOException {
        int at = from;
        while (true) {
            while (at < to) {
                if (buffer[at] == '\n') {
                    return at;
                }
                at++;
            }
            at -= from;
            if (!fill()) {
                return to;
            }
            at += from;
        }
    }

    /** Gets more bytes behind those that are left, unless there are none or the line is too long already. */
    private boolean fill() throws IOException {
        if (to - from > MAX_LINE_WITH_MARKS) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        return read >= 0;
    }
}
