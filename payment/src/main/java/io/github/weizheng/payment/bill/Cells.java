package io.github.weizheng.payment.bill;

import io.github.weizheng.payment.Fen;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The cells of a row, each read when it is asked for. Immutable. */
final class Cells {
    static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final String TIME = "dddd-dd-dd dd:dd:dd";
    private final Columns columns;
    private final long line;
    private final byte[] bytes;
    private final char[] ends;

    private Cells(Columns columns, long line, byte[] bytes, char[] ends) {
        this.columns = columns;
        this.line = line;
        this.bytes = bytes;
        this.ends = ends;
    }

    /**
     * A line that begins with a backtick. Cells are parted by a comma and a backtick: either alone is a part of a cell. Where there are
     * more of them than cells, somebody has written one into a text: what is surplus belongs to the first text.
     */
    static Cells of(Columns columns, long line, byte[] bytes) {
        char[] ends = new char[columns.count()];
        int cells = part(bytes, ends, 0, 0);
        int surplus = cells - ends.length;
        if (surplus > 0 && columns.freeText() >= 0) {
            part(bytes, ends, columns.freeText(), surplus);
        } else if (surplus != 0) {
            throw BrokenBillException.at(line, ends.length + " cells as in the header, actual " + cells);
        }
        return new Cells(columns, line, bytes, ends);
    }

    /** Finds where each cell ends, as far as there is room, and so many more of the one at {@code text} that belong to it; returns how many there are. */
    private static int part(byte[] bytes, char[] ends, int text, int surplus) {
        int found = 0;
        for (int at = 1; at <= bytes.length; at++) {
            if (at < bytes.length && (bytes[at] != '`' || bytes[at - 1] != ',')) {
                continue;
            }
            int place = Math.max(Math.min(found, text), found - surplus);
            if (place < ends.length) {
                ends[place] = (char) (at < bytes.length ? at - 1 : at);
            }
            found++;
        }
        return found;
    }

    long line() {
        return line;
    }

    Columns columns() {
        return columns;
    }

    /** The text, also if it is empty, of a column that need not be known. */
    Optional<String> column(String name) {
        int place = columns.place(name);
        return place < 0 ? Optional.empty() : Optional.of(text(place));
    }

    /** The text; empty if there is no such column. */
    String text(BillColumn column) {
        int place = columns.place(column);
        return place < 0 ? "" : text(place);
    }

    /** The text, unless it is empty or there is no such column. */
    Optional<String> textIfAny(BillColumn column) {
        return Optional.of(text(column)).filter(text -> !text.isEmpty());
    }

    /** The number, unless the bill says by {@code 0} that there is none. */
    Optional<String> numberIfAny(BillColumn column) {
        return textIfAny(column).filter(text -> !text.equals("0"));
    }

    /** The number in hundred-thousandths; 0 if there is no such column, or nothing in one that is not required. */
    long exact(BillColumn column) {
        if (isEmpty(column) && !column.required()) {
            return 0;
        }
        int place = columns.place(column);
        long value = Decimal.parse(bytes, start(place), ends[place]);
        if (value == Decimal.NONE) {
            throw broken(column, "a number of at most 12 digits and five decimals");
        }
        return value;
    }

    /** As {@link #exact}, of an amount in yuan that must be whole fen. */
    long exactFen(BillColumn column) {
        long value = exact(column);
        if (value % Decimal.FEN != 0) {
            throw broken(column, "an amount of at most two decimals");
        }
        return value;
    }

    Fen fen(BillColumn column) {
        return Fen.of(exactFen(column) / Decimal.FEN);
    }

    /** The amount, unless the cell is empty or there is no such column. */
    Optional<Fen> fenIfAny(BillColumn column) {
        return isEmpty(column) ? Optional.empty() : Optional.of(fen(column));
    }

    /** A moment in Beijing time. */
    Instant time(BillColumn column) {
        return timeIfAny(column).orElseThrow(() -> broken(column, "a time as 2024-05-01 10:34:56"));
    }

    /** The moment, unless the cell holds anything else. */
    Optional<Instant> timeIfAny(BillColumn column) {
        int place = columns.place(column);
        if (place < 0 || !isTime(start(place), ends[place])) {
            return Optional.empty();
        }
        try {
            return Optional.of(beijing(start(place)).toInstant(BEIJING));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    BrokenBillException broken(BillColumn column, String expected) {
        int place = columns.place(column);
        int length = ends[place] - start(place);
        return BrokenBillException.at(
                line, column.title(), expected + ", actual something else in " + length + " bytes");
    }

    private boolean isEmpty(BillColumn column) {
        int place = columns.place(column);
        return place < 0 || start(place) == ends[place];
    }

    private String text(int place) {
        int start = start(place);
        return new String(bytes, start, ends[place] - start, columns.charset());
    }

    private int start(int place) {
        return place == 0 ? 1 : ends[place - 1] + 2;
    }

    private boolean isTime(int start, int end) {
        if (end - start != TIME.length()) {
            return false;
        }
        for (int i = 0; i < TIME.length(); i++) {
            int digit = bytes[start + i] - '0';
            boolean right = TIME.charAt(i) == 'd' ? digit >= 0 && digit <= 9 : bytes[start + i] == TIME.charAt(i);
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private LocalDateTime beijing(int start) {
        return LocalDateTime.of(
                two(start) * 100 + two(start + 2),
                two(start + 5),
                two(start + 8),
                two(start + 11),
                two(start + 14),
                two(start + 17));
    }

    private int two(int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }
}
