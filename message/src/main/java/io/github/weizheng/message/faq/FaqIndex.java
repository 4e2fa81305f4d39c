package io.github.weizheng.message.faq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries by what they say. A text's score for an entry is the cosine between it and the nearest of the entry's wordings, where a feature
 * counts the more, the fewer entries have it. Immutable and thread-safe.
 */
final class FaqIndex {
    /** What no entry has: it tells that a text is about something else, but people also write much that is beside the matter. */
    private static final double UNKNOWN = 0.8;

    private final List<FaqEntry> entries;
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<String, Posting> byFeature;
    private final int[] entryOfWording;
    private final double[] lengthOfWording;

    /** @throws IllegalArgumentException if two entries have the same wording */
    FaqIndex(List<FaqEntry> entries) {
        this.entries = List.copyOf(entries);
        List<Set<String>> wordings = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        Map<String, Integer> frequency = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Set<String> all = new HashSet<>();
            for (Wording wording : entries.get(i).all()) {
                Integer other = byKey.putIfAbsent(wording.key(), i);
                if (other != null && other != i) {
                    throw new IllegalArgumentException("wording: one entry each, actual two for \""
                            + entries.get(other).question() + "\" and \""
                            + entries.get(i).question() + "\"");
                }
                wordings.add(wording.features());
                owners.add(i);
                all.addAll(wording.features());
            }
            all.forEach(feature -> frequency.merge(feature, 1, Integer::sum));
        }
        entryOfWording = owners.stream().mapToInt(Integer::intValue).toArray();
        lengthOfWording = new double[wordings.size()];
        byFeature = postings(wordings, frequency);
    }

    private Map<String, Posting> postings(List<Set<String>> wordings, Map<String, Integer> frequency) {
        Map<String, List<Integer>> where = new HashMap<>();
        for (int i = 0; i < wordings.size(); i++) {
            double squares = 0;
            for (String feature : wordings.get(i)) {
                where.computeIfAbsent(feature, any -> new ArrayList<>()).add(i);
                double weight = weight(frequency.get(feature));
                squares += weight * weight;
            }
            lengthOfWording[i] = Math.sqrt(squares);
        }
        Map<String, Posting> postings = new HashMap<>();
        where.forEach((feature, at) -> postings.put(
                feature,
                new Posting(
                        weight(frequency.get(feature)),
                        at.stream().mapToInt(Integer::intValue).toArray())));
        return postings;
    }

    private double weight(@Nullable Integer frequency) {
        return frequency == null
                ? UNKNOWN * Math.log(1.0 + entries.size())
                : Math.log(1.0 + (double) entries.size() / frequency);
    }

    int size() {
        return entries.size();
    }

    /** The entry that has this very wording. */
    Optional<FaqEntry> exact(Wording text) {
        return Optional.ofNullable(byKey.get(text.key())).map(entries::get);
    }

    /** The entries that come nearest, the best first; fewer if fewer have anything in common with the text. */
    List<Scored> nearest(Wording text, int count) {
        double[] shared = new double[lengthOfWording.length];
        double squares = 0;
        for (String feature : text.features()) {
            Posting posting = byFeature.get(feature);
            double weight = posting == null ? weight(null) : posting.weight;
            squares += weight * weight;
            if (posting != null) {
                for (int wording : posting.wordings) {
                    shared[wording] += weight * weight;
                }
            }
        }
        double[] best = new double[entries.size()];
        for (int i = 0; i < shared.length; i++) {
            if (shared[i] > 0) {
                double score = Math.min(1, shared[i] / (Math.sqrt(squares) * lengthOfWording[i]));
                best[entryOfWording[i]] = Math.max(best[entryOfWording[i]], score);
            }
        }
        return top(best, count);
    }

    private List<Scored> top(double[] scores, int count) {
        List<Scored> top = new ArrayList<>(count + 1);
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0
                    && (top.size() < count || scores[i] > top.get(count - 1).score())) {
                top.add(new Scored(entries.get(i), scores[i]));
                top.sort(Comparator.comparingDouble(scored -> -scored.score()));
                if (top.size() > count) {
                    top.remove(count);
                }
            }
        }
        return List.copyOf(top);
    }

    private static final class Posting {
        final double weight;
        final int[] wordings;

        Posting(double weight, int[] wordings) {
            this.weight = weight;
            this.wordings = Arrays.copyOf(wordings, wordings.length);
        }
    }
}
