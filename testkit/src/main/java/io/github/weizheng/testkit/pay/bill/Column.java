package io.github.weizheng.testkit.pay.bill;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A column of a bill's part: its name and what stands in it. Immutable. */
record Column<T>(String name, Function<T, String> cell) {
    /** Returns the line of names. */
    static <T> String header(List<Column<T>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(",", "", "\n"));
    }

    /** Returns a line of data: each cell behind a backtick, line ends within it spelt out, and otherwise no quotes at all. */
    static <T> String row(List<Column<T>> columns, T data) {
        return columns.stream()
                .map(column -> "`" + escaped(column.cell.apply(data)))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String escaped(String cell) {
        return cell.replace("\r", "\\r").replace("\n", "\\n");
    }
}
