package io.github.weizheng.message.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many words stand in a text, in one pass over it (Aho–Corasick). Immutable and thread-safe.
 *
 * <p>The states are numbers and the steps one open table of longs, so a pass follows no pointers and allocates next to nothing.
 */
final class Words {
    private static final long EMPTY = -1;

    private final List<String> words;
    /** State and character to the next state: {@code state << 40 | char << 24 | next}, by open addressing. */
    private final long[] steps;

    private final int mask;
    /** Where to go on when no step fits: the longest suffix that is a state. */
    private final int[] suffix;
    /** The word that ends in a state, or -1. */
    private final int[] ending;
    /** The nearest suffix in which a word ends, or 0. */
    private final int[] shorter;

    Words(Collection<String> distinct) {
        words = List.copyOf(distinct);
        int most = words.stream().mapToInt(String::length).sum() + 1;
        int capacity = Integer.highestOneBit(Math.max(16, most * 4 - 1)) * 2;
        steps = new long[capacity];
        Arrays.fill(steps, EMPTY);
        mask = capacity - 1;
        suffix = new int[most];
        ending = new int[most];
        shorter = new int[most];
        Arrays.fill(ending, -1);
        link(grow());
    }

    /** Called for each word that stands in a text, once. */
    @FunctionalInterface
    interface Found {
        /** A word; {@code atStart} says whether the text begins with it. */
        void word(int word, boolean atStart);
    }

    String word(int index) {
        return words.get(index);
    }

    int size() {
        return words.size();
    }

    void find(String text, Found found) {
        BitSet seen = new BitSet(words.size());
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = next(state, text.charAt(i));
            // A word seen before had its shorter ones seen with it.
            for (int s = ending[state] >= 0 ? state : shorter[state]; s != 0; s = shorter[s]) {
                int word = ending[s];
                if (seen.get(word)) {
                    break;
                }
                seen.set(word);
                found.word(word, words.get(word).length() == i + 1);
            }
        }
    }

    private int next(int from, char c) {
        int state = from;
        int step = step(state, c);
        while (step < 0 && state != 0) {
            state = suffix[state];
            step = step(state, c);
        }
        return Math.max(step, 0);
    }

    private int step(int state, char c) {
        long key = key(state, c);
        for (int slot = slot(key); ; slot = (slot + 1) & mask) {
            long entry = steps[slot];
            if (entry == EMPTY) {
                return -1;
            }
            if (entry >>> 24 == key) {
                return (int) (entry & 0xFFFFFF);
            }
        }
    }

    private static long key(int state, char c) {
        return ((long) state << 16) | c;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    /** Builds the tree of the words; gives back its states level by level, each with the character that leads there. */
    private List<int[]> grow() {
        List<int[]> level = new ArrayList<>();
        Map<Integer, Integer> at = new HashMap<>();
        int states = 1;
        int longest = words.stream().mapToInt(String::length).max().orElse(0);
        for (int depth = 0; depth < longest; depth++) {
            for (int word = 0; word < words.size(); word++) {
                String text = words.get(word);
                if (depth >= text.length()) {
                    continue;
                }
                int parent = at.getOrDefault(word, 0);
                int state = step(parent, text.charAt(depth));
                if (state < 0) {
                    state = states++;
                    put(key(parent, text.charAt(depth)), state);
                    level.add(new int[] {parent, text.charAt(depth), state});
                }
                at.put(word, state);
                if (depth + 1 == text.length()) {
                    ending[state] = word;
                }
            }
        }
        return level;
    }

    private void put(long key, int state) {
        int slot = slot(key);
        while (steps[slot] != EMPTY) {
            slot = (slot + 1) & mask;
        }
        steps[slot] = key << 24 | state;
    }

    private void link(List<int[]> levels) {
        for (int[] step : levels) {
            int parent = step[0];
            int state = step[2];
            suffix[state] = parent == 0 ? 0 : next(suffix[parent], (char) step[1]);
            shorter[state] = ending[suffix[state]] >= 0 ? suffix[state] : shorter[suffix[state]];
        }
    }
}
