package io.github.weizheng.core.audit;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chain from its first line to its last and names the first broken record. Takes bounded memory for a file of any size; the file may be in use, but a
 * line that is just being written is then a {@link ChainFault#TRUNCATED} one.
 *
 * <p>Without an anchor it cannot notice that the last records were cut off, and without a key not that all was written anew: see {@link ChainHead} and
 * {@link ChainHash}. After the first broken record it only looks for the one that should stand there, and does not vouch for what follows.
 *
 * <p>Immutable and thread-safe.
 */
public final class ChainVerifier {
    private final ChainHash hash;
    private final ChainHead start;
    private final @Nullable ChainHead anchor;

    /** A verifier of a chain from its very start. */
    public ChainVerifier(ChainHash hash) {
        this(Objects.requireNonNull(hash, "hash"), ChainHead.start(), null);
    }

    private ChainVerifier(ChainHash hash, ChainHead start, @Nullable ChainHead anchor) {
        if (anchor != null && anchor.count() < start.count()) {
            throw new IllegalArgumentException("anchor: at or behind record " + start.count()
                    + ", where the file begins, actual " + anchor.count());
        }
        this.hash = hash;
        this.start = start;
        this.anchor = anchor;
    }

    /** The same for a file that goes on where another ended: give the end of that one. */
    public ChainVerifier startingAfter(ChainHead start) {
        return new ChainVerifier(hash, Objects.requireNonNull(start, "start"), anchor);
    }

    /** The same for a chain that had this end once: it must have that record, and may have more. */
    public ChainVerifier anchoredAt(ChainHead anchor) {
        return new ChainVerifier(hash, start, Objects.requireNonNull(anchor, "anchor"));
    }

    /**
     * Checks a file.
     *
     * @throws StoreException if it cannot be read
     */
    public ChainReport verify(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return verify(in);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Checks a stream, such as that of a compressed file. Does not close it.
     *
     * @throws StoreException if it cannot be read
     */
    public ChainReport verify(InputStream in) {
        try {
            return verify(new LineReader(in));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ChainReport verify(LineReader lines) throws IOException {
        ChainHead head = start;
        if (differsFromAnchor(head)) {
            return new ChainReport.Broken(1, head.count() + 1, ChainFault.NOT_AS_ANCHORED, head);
        }
        long number = 0;
        LineReader.Line line;
        while ((line = lines.next()) != null) {
            number++;
            ChainLine.Read read = line.read(hash);
            Optional<ChainFault> fault = fault(read, head, lines);
            if (fault.isPresent()) {
                return new ChainReport.Broken(number, head.count() + 1, fault.get(), head);
            }
            ChainHead next = ((ChainLine.Whole) read).asHead();
            if (differsFromAnchor(next)) {
                return new ChainReport.Broken(number, next.count(), ChainFault.NOT_AS_ANCHORED, head);
            }
            head = next;
        }
        return anchor != null && head.count() < anchor.count()
                ? new ChainReport.Broken(number + 1, head.count() + 1, ChainFault.TRUNCATED, head)
                : new ChainReport.Intact(head);
    }

    private boolean differsFromAnchor(ChainHead head) {
        return anchor != null && head.count() == anchor.count() && !head.hash().equals(anchor.hash());
    }

    private Optional<ChainFault> fault(ChainLine.Read read, ChainHead head, LineReader rest) throws IOException {
        if (read instanceof ChainLine.Unsound unsound) {
            return Optional.of(comesLater(head, rest) ? ChainFault.INSERTED : unsound.fault());
        }
        ChainLine.Whole line = (ChainLine.Whole) read;
        if (line.follows(head)) {
            return Optional.empty();
        }
        if (line.sequence() == head.count() + 1) {
            return Optional.of(ChainFault.REPLACED);
        }
        if (line.sequence() <= head.count()) {
            return Optional.of(ChainFault.INSERTED);
        }
        return Optional.of(comesLater(head, rest) ? ChainFault.REORDERED : ChainFault.REMOVED);
    }

    private boolean comesLater(ChainHead head, LineReader rest) throws IOException {
        LineReader.Line line;
        while ((line = rest.next()) != null) {
            if (line.read(hash) instanceof ChainLine.Whole whole && whole.follows(head)) {
                return true;
            }
        }
        return false;
    }

    private static StoreException unreadable(IOException e) {
        return new StoreException("The audit file could not be read (审计文件无法读取)", WithoutWords.of(e));
    }
}
