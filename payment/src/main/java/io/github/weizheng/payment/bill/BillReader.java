package io.github.weizheng.payment.bill;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the four parts of a bill in their order: header, rows, header of the sums, sums. For one thread. */
final class BillReader {
    private final BillLines lines;
    private final Columns columns;
    private byte @Nullable [] afterRows;

    /** Reads the header. */
    BillReader(InputStream in, BillColumn[] known) throws IOException {
        lines = new BillLines(in);
        byte[] header = lines.next();
        if (header == null) {
            throw new BrokenBillException("nothing in it, not even a header");
        }
        columns = Columns.of(header, lines.number(), known);
    }

    Columns columns() {
        return columns;
    }

    /** The next row, or null after the last one. */
    @Nullable
    Cells next() throws IOException {
        byte[] bytes = lines.next();
        if (bytes != null && isRow(bytes)) {
            return Cells.of(columns, lines.number(), bytes);
        }
        afterRows = bytes;
        return null;
    }

    /** The sums, which are the last of the bill; after the last row. The first of the known ones is always there. */
    Cells sums(BillColumn[] known) throws IOException {
        if (afterRows == null) {
            throw breaksOff();
        }
        if (!new String(afterRows, columns.charset()).contains(known[0].title())) {
            throw BrokenBillException.at(
                    lines.number(), "a row, which begins with a backtick, or the header of the sums, actual neither");
        }
        Columns header = columns.further(afterRows, lines.number(), known);
        byte[] bytes = lines.next();
        if (bytes == null || !isRow(bytes)) {
            throw breaksOff();
        }
        Cells sums = Cells.of(header, lines.number(), bytes);
        for (byte[] rest = lines.next(); rest != null; rest = lines.next()) {
            if (rest.length > 0) {
                throw BrokenBillException.at(lines.number(), "nothing after the sums, actual more");
            }
        }
        return sums;
    }

    private BrokenBillException breaksOff() {
        return BrokenBillException.at(lines.number(), "the sums are missing; the bill breaks off");
    }

    private static boolean isRow(byte[] line) {
        return line.length > 0 && line[0] == '`';
    }
}
