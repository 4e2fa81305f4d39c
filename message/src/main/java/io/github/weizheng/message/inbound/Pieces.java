package io.github.weizheng.message.inbound;

import org.jspecify.annotations.Nullable;

/** The text of an element, which nearly always is one piece; only a second one needs a builder. */
final class Pieces {
    private String first = "";
    private @Nullable StringBuilder all;

    void add(String piece) {
        if (all != null) {
            all.append(piece);
        } else if (first.isEmpty()) {
            first = piece;
        } else {
            all = new StringBuilder(first).append(piece);
        }
    }

    @Override
    public String toString() {
        return all == null ? first : all.toString();
    }
}
