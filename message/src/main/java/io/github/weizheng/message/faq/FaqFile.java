package io.github.weizheng.message.faq;

import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.table.Entry;
import io.github.weizheng.core.file.table.Table;
import io.github.weizheng.core.file.tree.Mistakes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entries from a file. For one reading. */
final class FaqFile {
    static final int MAX_MIB = 8;
    private static final Table TABLE = new Table(Set.of("question", "wordings", "answer", "category"), MAX_MIB);

    private final Mistakes mistakes;
    private final Map<String, Entry> entryByKey = new HashMap<>();

    private FaqFile(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The entries; not to be used if there is any mistake. */
    static List<FaqEntry> read(String file, byte[] bytes, Mistakes mistakes) {
        FaqFile reading = new FaqFile(mistakes);
        List<FaqEntry> entries = new ArrayList<>();
        for (Entry entry : TABLE.read(file, bytes, mistakes)) {
            reading.add(entry, entries);
        }
        return entries;
    }

    private void add(Entry entry, List<FaqEntry> entries) {
        String question = entry.needed("question", FaqEntry.MAX_QUESTION_BYTES);
        List<String> wordings = entry.list("wordings", FaqEntry.MAX_WORDINGS, FaqEntry.MAX_QUESTION_BYTES);
        String answer = entry.needed("answer", FaqEntry.MAX_ANSWER_BYTES);
        String category = entry.text("category", FaqEntry.MAX_CATEGORY_BYTES);
        if (entry.has("question")) {
            check(entry, "question", question);
            int wide = Candidates.unambiguous(question).getBytes(StandardCharsets.UTF_8).length;
            if (wide > FaqEntry.MAX_QUESTION_BYTES && question.length() <= FaqEntry.MAX_QUESTION_BYTES) {
                entry.wrong("question", FileFault.TOO_LONG, "≤ " + FaqEntry.MAX_QUESTION_BYTES, String.valueOf(wide));
            }
        }
        wordings.forEach(wording -> check(entry, "wordings", wording));
        if (mistakes.isEmpty()) {
            entries.add(new FaqEntry(question, wordings, answer, category));
        }
    }

    private void check(Entry entry, String key, String text) {
        if (!FaqEntry.isQuestion(text)) {
            entry.wrong(key, FileFault.QUESTION, "", text);
            return;
        }
        Entry earlier = entryByKey.putIfAbsent(Wording.of(text).key(), entry);
        if (earlier != null && earlier != entry) {
            entry.wrong(key, FileFault.DUPLICATE_ENTRY, "", text + " (" + earlier.line() + ")");
        }
    }
}
