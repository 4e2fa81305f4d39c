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
    private final RandomAccessFile file; // no channel: an interrupt would close that for all threads
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
            return new FileDisk(file, locked(real.resolveSibling(real.getFileName() + ".lock")));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A file beside: a lock on the file itself would end as soon as anybody in this JVM had read it (POSIX). */
    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean ours = false;
        try {
            ours = tryLock(channel) != null;
        } finally {
            if (!ours) {
                channel.close();
            }
        }
        if (!ours) {
            throw new StoreException("The audit file is in use: one writer at a time (审计文件正被另一进程或实例使用)", null);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
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
