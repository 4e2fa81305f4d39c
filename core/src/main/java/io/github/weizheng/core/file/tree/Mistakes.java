package io.github.weizheng.core.file.tree;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.FileMistake;
import io.github.weizheng.core.privacy.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. For one thread. */
public final class Mistakes {
    private static final int MAX = 200;
    private static final int SHOWN = 100;
    private final List<FileMistake> found = new ArrayList<>();

    /** About the file as a whole. */
    public void add(FileFault fault, String allowed, String actual) {
        add(0, 0, "", fault, allowed, actual);
    }

    /** About a place in it. */
    public void add(int line, int column, String key, FileFault fault, String allowed, String actual) {
        if (found.size() < MAX) {
            found.add(new FileMistake(line, column, Quote.of(key, SHOWN), fault, allowed, Quote.of(actual, SHOWN)));
        }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether there is one of this kind. */
    public boolean has(FileFault fault) {
        return found.stream().anyMatch(mistake -> mistake.fault() == fault);
    }

    /** All of them, in the order of the file. */
    public List<FileMistake> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt(FileMistake::line).thenComparingInt(FileMistake::column))
                .toList();
    }

    /**
     * Ends the reading of a file that has some.
     *
     * @throws BrokenFileException if there is any
     */
    public void orThrow(String file) {
        if (!found.isEmpty()) {
            throw new BrokenFileException(file, sorted());
        }
    }
}
