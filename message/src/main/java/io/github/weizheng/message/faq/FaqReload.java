package io.github.weizheng.message.faq;

import io.github.weizheng.core.file.FileMistake;
import java.util.List;

/**
 * How reading the file again went.
 *
 * @param changed whether other entries are in use now than before
 * @param entries how many are in use now
 * @param mistakes why the file was not taken; empty if it was, or if it is the same as before
 */
public record FaqReload(boolean changed, int entries, List<FileMistake> mistakes) {
    /** Keeps a copy of the list. */
    public FaqReload {
        mistakes = List.copyOf(mistakes);
    }
}
