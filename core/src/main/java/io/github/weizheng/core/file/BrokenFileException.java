package io.github.weizheng.core.file;

import java.util.List;
import java.util.stream.Collectors;

/** A file with mistakes. Nothing of it was taken. */
public final class BrokenFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    @SuppressWarnings("serial") // an immutable list of records and enums
    private final List<FileMistake> mistakes;

    /**
     * For this library.
     *
     * @param file its name
     * @param mistakes at least one
     */
    public BrokenFileException(String file, List<FileMistake> mistakes) {
        super(mistakes.stream()
                .limit(SHOWN)
                .map(FileMistake::toString)
                .collect(Collectors.joining("; ", file + ": " + mistakes.size() + " mistakes, the first are: ", "")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, in the order of the file; the first 200 where there are more. */
    public List<FileMistake> mistakes() {
        return mistakes;
    }
}
