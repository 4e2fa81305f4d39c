package io.github.weizheng.message.file.rules;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.tree.FileBytes;
import io.github.weizheng.core.file.tree.Mistakes;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.route.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a file says about who answers what.
 *
 * <p>The file is UTF-8 of at most 1 MiB: YAML ({@code .yaml}, {@code .yml}), a list of entries, or CSV ({@code .csv}) with a header. Keys of
 * an entry, which are also the columns:
 *
 * <ul>
 *   <li>{@code words}: what it fits; several are a list, or have {@code |}, {@code ;} (in either width) or {@code 、} between, and become a rule each;
 *       a word with one of these in it stands in a YAML list
 *   <li>{@code match}: {@code keyword} (by default), {@code exact}, {@code prefix}, {@code contains}, {@code pattern} (one regular
 *       expression, as {@link Rule#pattern} takes it), {@code menu} (keys of menu entries), {@code scene} or {@code scene_prefix} (of QR codes)
 *   <li>{@code reply}: the text of the answer, at most 2,048 bytes; or {@code transfer: true}: to an agent
 *   <li>{@code name}: for {@link Router#explain}; {@code priority}: -1000 to 1000, 0 by default, the highest first
 *   <li>{@code hours}: when it fits, in Beijing time, as a list or with {@code ；} between: {@code 周一至周五 09:00-12:00 14:00-17:00；周六
 *       09:00-12:00；2026-10-01至2026-10-07 休}, or {@code mon-fri …} and {@code closed}; full width and {@code 9:00} will do; what goes past midnight is two parts,
 *       of two days; a later one for the same day or date takes the place of an earlier; always, by default
 *   <li>{@code synonyms}: words that stand for one another; such an entry has nothing else
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class RuleFile {
    private static final int MAX_MIB = 1;

    private final String name;
    private final List<Placed> placed;
    private final List<List<String>> synonyms;

    RuleFile(String name, List<Placed> placed, List<List<String>> synonyms) {
        this.name = name;
        this.placed = List.copyOf(placed);
        this.synonyms = synonyms.stream().map(List::copyOf).toList();
    }

    /** In the order of the file. */
    public List<Rule> rules() {
        return placed.stream().map(Placed::rule).toList();
    }

    /** Groups of two words or more. */
    public List<List<String>> synonyms() {
        return synonyms;
    }

    /**
     * Reads a file.
     *
     * @throws BrokenFileException with every mistake, also if the file cannot be read
     * @throws IllegalStateException if the library for the format is missing or too old
     */
    public static RuleFile read(Path file) {
        Mistakes mistakes = new Mistakes();
        byte[] bytes = FileBytes.read(file, MAX_MIB, mistakes).orElse(new byte[0]);
        mistakes.orThrow(file.toString());
        return parse(file.toString(), bytes);
    }

    /**
     * Reads rules that are not in a file of their own, such as a resource in a jar.
     *
     * @param name ends in {@code .yaml}, {@code .yml} or {@code .csv}
     * @throws BrokenFileException with every mistake
     * @throws IllegalStateException if the library for the format is missing or too old
     */
    public static RuleFile parse(String name, byte[] content) {
        Mistakes mistakes = new Mistakes();
        RuleFile read = new RuleEntries(mistakes).read(Objects.requireNonNull(name, "name"), content, MAX_MIB);
        mistakes.orThrow(name);
        return read;
    }

    /**
     * Adds all of it to a router, or nothing.
     *
     * @throws BrokenFileException with every rule for whose word, key or scene the router has one, with the same priority and hours
     */
    public void addTo(Router.Builder router) {
        Mistakes mistakes = new Mistakes();
        placed.stream()
                .filter(each -> router.has(each.rule))
                .forEach(each -> mistakes.add(each.line, 0, "words", FileFault.TAKEN, "", each.word));
        mistakes.orThrow(name);
        router.add(rules());
        synonyms.forEach(group ->
                router.synonyms(group.get(0), group.subList(1, group.size()).toArray(new String[0])));
    }

    /**
     * A rule, and where it comes from.
     *
     * @param line of its entry, from 1
     * @param word one of the entry's
     */
    record Placed(Rule rule, int line, String word) {}
}
