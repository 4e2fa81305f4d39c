package io.github.weizheng.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The difference of two short lists of lines. */
final class Lines {
    /** No menu that keeps the rules comes near; beyond, all is shown as removed and added. */
    private static final long MOST_PAIRS = 1_000_000;

    private Lines() {}

    /** All lines of both, each with a sign before it: removed, added, or kept, of which there are as many as can be. */
    static List<String> diff(List<String> from, List<String> to) {
        if ((long) from.size() * to.size() > MOST_PAIRS) {
            return Stream.concat(
                            from.stream().map(line -> "- " + line), to.stream().map(line -> "+ " + line))
                    .toList();
        }
        int[][] kept = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                kept[i][j] = from.get(i).equals(to.get(j))
                        ? kept[i + 1][j + 1] + 1
                        : Math.max(kept[i + 1][j], kept[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                lines.add("  " + from.get(i));
                i++;
                j++;
            } else if (j == to.size() || (i < from.size() && kept[i + 1][j] >= kept[i][j + 1])) {
                lines.add("- " + from.get(i++));
            } else {
                lines.add("+ " + to.get(j++));
            }
        }
        return lines;
    }
}
