package io.github.weizheng.core.audit;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file in which every record seals the one before, so that none can be changed, removed or put in unseen. One JSON object a line:
 * {@code {"seq":7,"alg":"SHA-256","prev":"…","record":{…},"hash":"…"}}, in UTF-8; the hash is that of the line's bytes before {@code ,"hash"}, as any tool can check.
 * A {@link ChainVerifier} does. That the end was cut off shows only by an anchor: keep {@link #head()} elsewhere from time to time.
 *
 * <p>{@link #record} returns once the record is forced to the disk; threads write one after the other, each at the price of one force. A record handed
 * in twice is written twice, with the same id.
 *
 * <p><b>After a crash</b> the file may end in the middle of a record that was never acknowledged. Opening it puts a record of its own there, by the actor {@code weizheng} with the
 * action {@code audit.recover}, that tells how many bytes were dropped and their hash. A file that ends in anything else is refused and left as it is.
 *
 * <p><b>One writer at a time</b>: a second one, in this JVM or another, is refused as long as this is open; a file {@code NAME.lock} beside it remains. Where locks do not reach, as on some network
 * file systems, a writer that finds foreign bytes behind its own stops writing.
 *
 * <p><b>Rotation</b>: close it, and open the next file with the {@link #head()} of this one.
 *
 * <p>Thread-safe. Close it at the end.
 */
public final class ChainedAuditFile implements AuditTrail, AutoCloseable {
    private final ReentrantLock turn = new ReentrantLock();
    private final Disk disk;
    private final ChainHash hash;
    private ChainHead head;
    private long end;
    private @Nullable String unusable;

    private ChainedAuditFile(Disk disk, ChainHash hash, ChainTail tail) {
        this.disk = disk;
        this.hash = hash;
        this.head = tail.head();
        this.end = tail.end();
    }

    /**
     * Opens a file, which is created if need be, and reads its end. The directory must be there.
     *
     * @throws StoreException if it is in use, cannot be read or written, or does not end in a record of such a chain
     */
    public static ChainedAuditFile open(Path file, ChainHash hash) {
        return open(file, hash, ChainHead.start(), InstantSource.system());
    }

    /**
     * The same for a file that goes on where another ended.
     *
     * @param start the {@link #head()} of the file before; a file that has records must begin there
     * @param clock the time of a record about a recovery
     * @throws StoreException as above, or if the file does not begin there
     */
    public static ChainedAuditFile open(Path file, ChainHash hash, ChainHead start, InstantSource clock) {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(clock, "clock");
        try {
            return on(FileDisk.open(file), hash, start, clock);
        } catch (IOException e) {
            throw new StoreException(
                    "The audit file could not be opened: its directory must be there, both writable (审计文件无法打开,请检查目录是否存在、是否可写)",
                    WithoutWords.of(e));
        }
    }

    /** Owns the disk from now on. */
    static ChainedAuditFile on(Disk disk, ChainHash hash, ChainHead start, InstantSource clock) throws IOException {
        try {
            ChainTail tail = ChainTail.of(disk, hash, start);
            ChainedAuditFile file = new ChainedAuditFile(disk, hash, tail);
            if (tail.torn().length > 0) {
                file.recover(tail.torn(), clock);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    private void recover(byte[] torn, InstantSource clock) throws IOException {
        Next next = next(AuditRecord.of(clock.instant(), "weizheng", "audit.recover")
                .detail("droppedBytes", Integer.toString(torn.length))
                .detail("droppedHash", hash.of(torn))
                .succeeded());
        // Overwritten, not dropped first: a crash in between leaves a torn record again.
        disk.cut(end + next.line.length - 1);
        disk.write(end, next.line);
        disk.force();
        advance(next);
    }

    @Override
    public void record(AuditRecord record) {
        Objects.requireNonNull(record, "record");
        turn.lock();
        try {
            requireUsable();
            Next next = next(record);
            write(next.line);
            force();
            advance(next);
        } finally {
            turn.unlock();
        }
    }

    /** The end of the chain, all of it forced to the disk. */
    public ChainHead head() {
        turn.lock();
        try {
            return head;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Lets others open the file. What is recorded later is refused; closing again does nothing.
     *
     * @throws StoreException if the file cannot be closed; all that was recorded is on the disk nevertheless
     */
    @Override
    public void close() {
        turn.lock();
        try {
            unusable = "it was closed (已关闭)";
            disk.close();
        } catch (IOException e) {
            throw failed("could not be closed (无法关闭)", e);
        } finally {
            turn.unlock();
        }
    }

    private Next next(AuditRecord record) {
        byte[] content = ChainLine.content(head, hash, record);
        String own = hash.of(content);
        return new Next(ChainLine.line(content, own), new ChainHead(head.count() + 1, own));
    }

    private void write(byte[] line) {
        try {
            if (disk.length() != end) {
                unusable = "somebody else wrote to it (有其他程序写入)";
                requireUsable();
            }
            disk.write(end, line);
        } catch (IOException e) {
            StoreException failure = failed("could not be written (无法写入)", e);
            takeBack();
            throw failure;
        }
    }

    /** A full disk takes half a line; once there is room again, the next record stands in its place. */
    private void takeBack() {
        try {
            disk.cut(end);
        } catch (IOException e) {
            unusable = "it ends in half a record, open it anew (末尾不完整,请重新打开)";
        }
    }

    private void force() {
        try {
            disk.force();
        } catch (IOException e) {
            // A second force would succeed without having written what the first could not.
            unusable = "the disk failed, open it anew (磁盘写入失败,请重新打开)";
            throw failed("could not be forced to the disk (无法落盘)", e);
        }
    }

    private void advance(Next next) {
        head = next.head;
        end += next.line.length;
    }

    private void requireUsable() {
        if (unusable != null) {
            throw new StoreException("The audit file is not written to: " + unusable, null);
        }
    }

    private static StoreException failed(String what, IOException e) {
        return new StoreException("The audit file " + what, WithoutWords.of(e));
    }

    private static final class Next {
        private final byte[] line;
        private final ChainHead head;

        private Next(byte[] line, ChainHead head) {
            this.line = line;
            this.head = head;
        }
    }
}
