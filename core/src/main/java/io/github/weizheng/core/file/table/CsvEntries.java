package io.github.weizheng.core.file.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.tree.Mistakes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads CSV with a header. For one text. */
final class CsvEntries {
    /** Each has a price in memory, however short it is. */
    private static final int MAX_ENTRIES = 100_000;

    /** Stands alone in a last record, unless a quote is never closed. U+FFFF is no character, so no file has it to say something. */
    private static final String END = "\uFFFF";

    /** Where the parser says it was: its exceptions have no other way of telling. */
    private static final Pattern STARTED = Pattern.compile("started in line ([0-9]{1,8})");

    private final Table table;
    private final Mistakes mistakes;
    private final List<Entry> entries = new ArrayList<>();
    private List<String> header = List.of();
    private int line = 1;

    CsvEntries(Table table, Mistakes mistakes) {
        this.table = table;
        this.mistakes = mistakes;
    }

    List<Entry> read(String text) {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text + "\n" + END);
        try (CloseableIterator<CsvRecord> records = reader.iterator()) {
            while (records.hasNext() && entries.size() <= MAX_ENTRIES) {
                CsvRecord next = records.next();
                line = (int) next.getStartingLineNumber();
                if (records.hasNext()) {
                    record(next.getFields());
                } else if (!next.getFields().equals(List.of(END))) {
                    wrong("", FileFault.QUOTES, "", "");
                }
            }
            if (entries.size() > MAX_ENTRIES) {
                wrong("", FileFault.TOO_MANY, "≤ " + MAX_ENTRIES, "> " + MAX_ENTRIES);
            }
        } catch (CsvParseException e) {
            Matcher started = STARTED.matcher(String.valueOf(e.getMessage()));
            line = started.find() ? Integer.parseInt(started.group(1)) : line;
            String why = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            boolean quotes = why.contains("quote");
            wrong("", quotes ? FileFault.QUOTES : FileFault.SYNTAX, "", quotes ? "" : why);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can be read", e);
        }
        return entries;
    }

    private void record(List<String> cells) {
        List<Field> row = cells.stream()
                .map(cell -> new Field(List.of(cell), Field.Form.TEXT, line, 0))
                .toList();
        if (row.stream().allMatch(cell -> cell.values().isEmpty())) {
            return;
        }
        if (header.isEmpty()) {
            header = header(cells);
            return;
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            String name = i < header.size() ? header.get(i) : "";
            if (!name.isEmpty()) {
                fields.put(name, row.get(i));
            } else if (!row.get(i).values().isEmpty()) {
                mistakes.add(line, i + 1, "", FileFault.STRAY_CELL, "", cells.get(i));
            }
        }
        entries.add(new Entry(line, fields, mistakes));
    }

    private List<String> header(List<String> cells) {
        Set<String> seen = new HashSet<>();
        List<String> names = cells.stream().map(String::strip).map(table::key).toList();
        for (String name : names) {
            if (name.isEmpty()) {
                continue; // Excel leaves empty columns behind
            }
            if (!table.keys().contains(name)) {
                wrong(name, FileFault.UNKNOWN_KEY, table.allowed(), name);
            } else if (!seen.add(name)) {
                wrong(name, FileFault.DUPLICATE_KEY, "", "");
            }
        }
        return names;
    }

    private void wrong(String key, FileFault fault, String allowed, String actual) {
        mistakes.add(line, 0, key, fault, allowed, actual);
    }
}
