package io.github.weizheng.core.audit;

import io.github.weizheng.core.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a file ends: its last whole record, and behind it what a crash left of one that was never acknowledged. */
final class ChainTail {
    private final ChainHead head;
    private final long end;
    private final byte[] torn;

    private ChainTail(ChainHead head, long end, byte[] torn) {
        this.head = head;
        this.end = end;
        this.torn = torn;
    }

    /** Reads the first and the last line only. */
    static ChainTail of(Disk disk, ChainHash hash, ChainHead start) throws IOException {
        int most = 2 * (ChainLine.MAX_BYTES + 1);
        long from = Math.max(0, disk.length() - most);
        byte[] bytes = disk.read(from, most);
        int lineEnd = lastNewline(bytes, bytes.length);
        int lineStart = lastNewline(bytes, Math.max(lineEnd, 0)) + 1;
        if (from > 0 && (lineEnd < 0 || lineStart == 0)) {
            throw refused("it does not end in an audit record (末尾不是审计记录)");
        }
        ChainHead head = lineEnd < 0
                ? start
                : whole(Arrays.copyOfRange(bytes, lineStart, lineEnd), hash).asHead();
        if (lineEnd >= 0) {
            requireBeginning(disk, hash, start);
        }
        byte[] torn = Arrays.copyOfRange(bytes, lineEnd + 1, bytes.length);
        requireTornRecord(torn, ChainLine.beginning(head, hash).getBytes(StandardCharsets.UTF_8));
        return new ChainTail(head, from + lineEnd + 1, torn);
    }

    private static int lastNewline(byte[] bytes, int before) {
        int at = before - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    private static ChainLine.Whole whole(byte[] line, ChainHash hash) {
        ChainLine.Read read = ChainLine.read(line, hash);
        if (read instanceof ChainLine.Unsound unsound) {
            throw refused("a record is " + unsound.fault().words());
        }
        return (ChainLine.Whole) read;
    }

    private static void requireBeginning(Disk disk, ChainHash hash, ChainHead start) throws IOException {
        byte[] bytes = disk.read(0, ChainLine.MAX_BYTES + 1);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (!whole(Arrays.copyOf(bytes, end), hash).follows(start)) {
            throw refused("its first record does not follow the start that was given (首条记录与给定的起点不衔接)");
        }
    }

    /** Nothing but such a rest may be overwritten; after a loss of power some file systems leave zeros. */
    private static void requireTornRecord(byte[] torn, byte[] beginning) {
        for (int i = 0; i < Math.min(torn.length, beginning.length); i++) {
            if (torn[i] != beginning[i] && torn[i] != 0) {
                throw refused("what stands behind its last record is no part of one (末尾有非审计内容)");
            }
        }
    }

    private static StoreException refused(String why) {
        return new StoreException(
                "The audit file was not opened and is unchanged: " + why
                        + ". Verify it, keep it, and begin another (请先校验并保留该文件,再启用新文件)",
                null);
    }

    ChainHead head() {
        return head;
    }

    /** Where the next record begins. */
    long end() {
        return end;
    }

    /** The rest, which is empty after a proper end. */
    byte[] torn() {
        return torn.clone();
    }
}
