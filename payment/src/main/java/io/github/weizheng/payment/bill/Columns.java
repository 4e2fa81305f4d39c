package io.github.weizheng.payment.bill;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which column stands where, as a header line says. Immutable. */
final class Columns {
    private static final int MAX_COLUMNS = 256;
    private static final int ABSENT = -1;

    /** GBK, and what has been added to it since. */
    private static final String GBK = "GB18030";

    private final Map<String, Integer> places;
    private final int[] known;
    private final int freeText;
    private final Charset charset;

    private Columns(Map<String, Integer> places, int[] known, int freeText, Charset charset) {
        this.places = places;
        this.known = known;
        this.freeText = freeText;
        this.charset = charset;
    }

    /** Of a bill's first line, by which the bytes are found to be UTF-8 or GBK. */
    static Columns of(byte[] header, long line, BillColumn[] columns) {
        Charset charset = isText(header, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : Charset.forName(GBK);
        return of(header, line, columns, charset);
    }

    /** Of a further header in the same bill. */
    Columns further(byte[] header, long line, BillColumn[] columns) {
        return of(header, line, columns, charset);
    }

    private static Columns of(byte[] header, long line, BillColumn[] columns, Charset charset) {
        if (!isText(header, charset)) {
            throw BrokenBillException.at(line, "text in UTF-8 or GBK, actual neither");
        }
        String[] names = new String(header, charset).split(",", MAX_COLUMNS + 1);
        if (names.length > MAX_COLUMNS) {
            throw BrokenBillException.at(line, "at most " + MAX_COLUMNS + " columns, actual more");
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (places.put(names[i].strip(), i) != null) {
                throw BrokenBillException.at(line, "column " + (i + 1) + " has the name of another");
            }
        }
        int[] known = known(places, columns, line);
        return new Columns(places, known, freeText(columns, known), charset);
    }

    private static int[] known(Map<String, Integer> places, BillColumn[] columns, long line) {
        int[] known = new int[columns.length];
        for (BillColumn column : columns) {
            int place = column.names().stream()
                    .map(places::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(ABSENT);
            if (place == ABSENT && column.required()) {
                throw BrokenBillException.at(line, column.title(), "the column is missing");
            }
            known[column.ordinal()] = place;
        }
        return known;
    }

    /** The first of the columns that people write into, if these stand side by side; else none. */
    private static int freeText(BillColumn[] columns, int[] known) {
        int[] free = Stream.of(columns)
                .filter(BillColumn::isFreeText)
                .mapToInt(column -> known[column.ordinal()])
                .filter(place -> place != ABSENT)
                .sorted()
                .toArray();
        boolean together = free.length > 0 && free[free.length - 1] - free[0] == free.length - 1;
        return together ? free[0] : ABSENT;
    }

    /** Where a cell stands that may hold what parts others; -1 if none does. */
    int freeText() {
        return freeText;
    }

    int count() {
        return places.size();
    }

    Charset charset() {
        return charset;
    }

    boolean has(BillColumn column) {
        return known[column.ordinal()] != ABSENT;
    }

    /** Where it stands, from 0 on; -1 if it does not. */
    int place(BillColumn column) {
        return known[column.ordinal()];
    }

    /** Where it stands, from 0 on; -1 if it does not. */
    int place(String name) {
        return places.getOrDefault(name, ABSENT);
    }

    private static boolean isText(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
