package io.github.weizheng.message.file.rules;

import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.table.Entry;
import io.github.weizheng.core.file.table.Table;
import io.github.weizheng.core.file.tree.Mistakes;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.OpeningHours;
import io.github.weizheng.message.route.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Makes rules of entries. For one reading. */
final class RuleEntries {
    private static final Set<String> KEYS =
            Set.of("name", "match", "words", "priority", "hours", "reply", "transfer", "synonyms");
    private static final int MAX_WORDS = 100;
    private static final int MAX_WORD_BYTES = 128;
    private static final int MAX_PATTERN_BYTES = 1_000;
    private static final int MAX_NAME_BYTES = 120;
    private static final int MAX_REPLY_BYTES = 2_048;
    private static final int MAX_PRIORITY = 1_000;

    private final Mistakes mistakes;
    private final List<RuleFile.Placed> rules = new ArrayList<>();
    private final List<List<String>> synonyms = new ArrayList<>();
    private final Map<List<Object>, Integer> lineByMatch = new HashMap<>();

    RuleEntries(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    RuleFile read(String file, byte[] bytes, int maxMib) {
        for (Entry entry : new Table(KEYS, maxMib).read(file, bytes, mistakes)) {
            if (entry.has("synonyms")) {
                synonyms(entry);
            } else {
                rules(entry);
            }
        }
        return new RuleFile(file, rules, synonyms);
    }

    private void synonyms(Entry entry) {
        List<String> group = entry.words("synonyms", MAX_WORDS, MAX_WORD_BYTES);
        List<String> others = KEYS.stream()
                .filter(key -> !key.equals("synonyms") && entry.has(key))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            entry.wrong("synonyms", FileFault.CONFLICT, "synonyms", String.join(", ", others));
        }
        if (group.size() < 2) {
            entry.wrong("synonyms", FileFault.VALUE, "≥ 2", String.valueOf(group.size()));
        }
        synonyms.add(group);
    }

    private void rules(Entry entry) {
        String match = entry.text("match", MAX_NAME_BYTES).toLowerCase(Locale.ROOT);
        Optional<MatchKind> kind = match.isEmpty() ? Optional.of(MatchKind.KEYWORD) : MatchKind.of(match);
        if (kind.isEmpty()) {
            entry.wrong("match", FileFault.VALUE, MatchKind.ALL, match);
        }
        boolean pattern = kind.equals(Optional.of(MatchKind.PATTERN));
        if (pattern || !entry.has("words")) {
            String only = entry.needed("words", MAX_PATTERN_BYTES);
            add(entry, kind, only.isEmpty() ? List.of() : List.of(only));
        } else {
            List<String> words = entry.words("words", MAX_WORDS, MAX_WORD_BYTES);
            if (words.isEmpty()) {
                entry.wrong("words", FileFault.MISSING, "", "");
            }
            add(entry, kind, words);
        }
    }

    private void add(Entry entry, Optional<MatchKind> kind, List<String> words) {
        String name = entry.text("name", MAX_NAME_BYTES);
        int priority = entry.number("priority", -MAX_PRIORITY, MAX_PRIORITY).orElse(0);
        Optional<OpeningHours> hours = HoursText.read(entry, "hours");
        Optional<Reply> reply = reply(entry);
        for (String word : words) {
            if (kind.isEmpty() || isTaken(entry, kind.get(), word, priority, hours)) {
                continue;
            }
            Optional<Rule> rule = rule(entry, kind.get(), word, reply.orElse(Reply.none()))
                    .map(made -> made.priority(priority))
                    .map(made -> name.isEmpty() ? made : made.named(name))
                    .map(made -> hours.map(made::during).orElse(made));
            rule.ifPresent(made -> rules.add(new RuleFile.Placed(made, entry.line(), word)));
        }
    }

    private static Optional<Rule> rule(Entry entry, MatchKind kind, String word, Reply reply) {
        try {
            return Optional.of(kind.rule(word, reply));
        } catch (PatternSyntaxException e) {
            String place = e.getDescription() + " @ " + e.getIndex() + ": ";
            entry.wrong("words", FileFault.PATTERN, "", place + word);
            return Optional.empty();
        } catch (IllegalArgumentException e) { // what is too long was told before
            if (kind == MatchKind.PATTERN && word.length() <= MAX_PATTERN_BYTES) {
                entry.wrong("words", FileFault.ENDLESS_PATTERN, "", word);
            }
            return Optional.empty();
        }
    }

    private boolean isTaken(Entry entry, MatchKind kind, String word, int priority, Optional<OpeningHours> hours) {
        List<Object> match = List.of(kind, kind.normal(word), priority, hours);
        Integer earlier = lineByMatch.putIfAbsent(match, entry.line());
        if (earlier == null || kind == MatchKind.PATTERN) {
            return false;
        }
        entry.wrong("words", FileFault.DUPLICATE_ENTRY, "", word + " (" + earlier + ")");
        return true;
    }

    private Optional<Reply> reply(Entry entry) {
        boolean transfer = transfer(entry);
        if (transfer && entry.has("reply")) {
            entry.wrong("reply", FileFault.CONFLICT, "", "reply, transfer");
            return Optional.empty();
        }
        if (transfer) {
            return Optional.of(Reply.transferToAgent());
        }
        String text = entry.needed("reply", MAX_REPLY_BYTES);
        return mistakes.isEmpty() ? Optional.of(Reply.text(text)) : Optional.empty();
    }

    private static boolean transfer(Entry entry) {
        String transfer = entry.text("transfer", MAX_NAME_BYTES).toLowerCase(Locale.ROOT);
        if (!Set.of("", "true", "false", "是", "否").contains(transfer)) {
            entry.wrong("transfer", FileFault.VALUE, "true, false, 是, 否", transfer);
        }
        return transfer.equals("true") || transfer.equals("是");
    }
}
