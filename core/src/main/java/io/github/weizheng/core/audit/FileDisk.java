package io.github.weizheng.core.audit;

import io.github.weizheng.core.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file, locked against other processes and other openers in this one. For one thread at a time. */
final class FileDisk implements Disk {
    /** Not read or written through its channel: an interrupt would close that for all threads. */
    private final RandomAccessFile file;

    private final FileChannel lock;

    private FileDisk(RandomAccessFile file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Opens a file, which is created if need be. */
    static FileDisk open(Path path) throws IOException {
        boolean isNew = Files.notExists(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            Path real = path.toRealPath();
            if (isNew) {
                forceDirectory(real.getParent());
            }
            requireLock(file.getChannel());
            return new FileDisk(file, locked(real.resolveSibling(real.getFileName() + ".lock")));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * A file beside, for other processes: on POSIX a lock ends as soon as anybody in this JVM closes the locked file, as readers do with the audit
     * file. A second opener here must not even open this one; the lock of the audit file keeps it off, which the JVM remembers either way.
     */
    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            requireLock(channel);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void requireLock(FileChannel channel) throws IOException {
        if (tryLock(channel) == null) {
            throw new StoreException("The audit file is in use: one writer at a time (审计文件正被另一进程或实例使用)", null);
        }
    }

    /** The last possible byte: on Windows nobody else could read what is locked. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Else the whole file may be gone after a loss of power. */
    private static void forceDirectory(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // Windows opens no directory and needs no such care
        }
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public byte[] read(long from, int count) throws IOException {
        byte[] bytes = new byte[(int) Math.min(count, Math.max(0, file.length() - from))];
        file.seek(from);
        file.readFully(bytes);
        return bytes;
    }

    @Override
    public void write(long at, byte[] bytes) throws IOException {
        file.seek(at);
        file.write(bytes);
    }

    @Override
    public void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void cut(long length) throws IOException {
        if (length < file.length()) {
            file.setLength(length);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            lock.close();
        }
    }
}
