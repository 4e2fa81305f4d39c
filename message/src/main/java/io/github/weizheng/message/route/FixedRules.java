package io.github.weizheng.message.route;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.inbound.MenuEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that a router was made with, laid out so that none is tried that cannot fit. Immutable and thread-safe. */
final class FixedRules implements RuleSource {
    private final InstantSource clock;
    private final Map<MenuKey, List<Placed>> menus = new HashMap<>();
    private final Map<String, List<Placed>> scenes = new HashMap<>();
    private final List<Placed> scenePrefixes = new ArrayList<>();
    private final Map<String, List<Placed>> whole = new HashMap<>();
    private final List<List<Placed>> beginning = new ArrayList<>();
    private final List<List<Placed>> contained = new ArrayList<>();
    private final List<Placed> patterns = new ArrayList<>();
    private final List<Placed> types = new ArrayList<>();
    private final Words words;

    /** @param synonyms words that stand for one another, normalised */
    FixedRules(List<Rule> rules, List<Set<String>> synonyms, InstantSource clock) {
        this.clock = clock;
        Map<String, List<Placed>> starts = new LinkedHashMap<>();
        Map<String, List<Placed>> parts = new LinkedHashMap<>();
        for (int order = 0; order < rules.size(); order++) {
            Rule rule = rules.get(order);
            if (rule.matching instanceof Matching.Word word) {
                place(rule, order, word, synonyms, starts, parts);
            } else {
                place(new Placed(rule, order, rule.matching.words(), true));
            }
        }
        patterns.sort(Comparator.comparing(placed -> placed.as(Candidate.How.PATTERN, 0), Candidate.BEST_FIRST));
        Set<String> all = new LinkedHashSet<>(starts.keySet());
        all.addAll(parts.keySet());
        words = new Words(all);
        for (int i = 0; i < words.size(); i++) {
            beginning.add(starts.getOrDefault(words.word(i), List.of()));
            contained.add(parts.getOrDefault(words.word(i), List.of()));
        }
    }

    private void place(
            Rule rule,
            int order,
            Matching.Word word,
            List<Set<String>> synonyms,
            Map<String, List<Placed>> starts,
            Map<String, List<Placed>> parts) {
        String own = NormalText.of(word.words());
        Set<String> all = new LinkedHashSet<>(List.of(own));
        synonyms.stream().filter(group -> group.contains(own)).forEach(all::addAll);
        for (String normal : all) {
            Placed placed = new Placed(rule, order, normal, normal.equals(own));
            switch (word.how()) {
                case EXACT -> put(whole, normal, placed);
                case PREFIX -> put(starts, normal, placed);
                case CONTAINS -> put(parts, normal, placed);
                case KEYWORD -> {
                    put(whole, normal, placed);
                    put(parts, normal, placed);
                }
            }
        }
    }

    private void place(Placed placed) {
        Matching matching = placed.rule.matching;
        if (matching instanceof Matching.Menu menu) {
            put(menus, menu.key(), placed);
        } else if (matching instanceof Matching.Scene scene && scene.prefix()) {
            scenePrefixes.add(placed);
        } else if (matching instanceof Matching.Scene scene) {
            put(scenes, scene.words(), placed);
        } else if (matching instanceof Matching.Regex) {
            patterns.add(placed);
        } else {
            types.add(placed);
        }
    }

    private static <K> void put(Map<K, List<Placed>> index, K key, Placed placed) {
        index.computeIfAbsent(key, k -> new ArrayList<>()).add(placed);
    }

    @Override
    public Optional<Match> match(Inbound inbound) {
        return look(inbound, Hits.best(clock)).match();
    }

    /** All rules that fit. */
    Hits all(Inbound inbound) {
        return look(inbound, Hits.all(clock));
    }

    private Hits look(Inbound inbound, Hits hits) {
        if (inbound instanceof MenuEvent.Keyed tapped) {
            menu(tapped, hits);
        }
        Rule.sceneOf(inbound).ifPresent(scene -> scene(scene, hits));
        Optional<InboundMessage.Text> said = Spoken.text(inbound);
        said.ifPresent(text -> text(text.content(), hits));
        for (Placed placed : types) {
            Class<?> type = ((Matching.Type) placed.rule.matching).type();
            if (type.isInstance(inbound) || (said.isPresent() && type.equals(InboundMessage.Text.class))) {
                hits.add(placed.as(Candidate.How.TYPE, 0));
            }
        }
        return hits;
    }

    private void menu(MenuEvent.Keyed tapped, Hits hits) {
        for (Placed placed : menus.getOrDefault(tapped.key(), List.of())) {
            if (((Matching.Menu) placed.rule.matching).type().isInstance(tapped)) {
                hits.add(placed.as(Candidate.How.WHOLE, placed.words.length()));
            }
        }
    }

    private void scene(String scene, Hits hits) {
        add(hits, scenes.get(scene), Candidate.How.WHOLE, scene);
        for (Placed placed : scenePrefixes) {
            String prefix = placed.words;
            if (scene.startsWith(prefix)) {
                hits.add(placed.as(Candidate.How.BEGINNING, prefix.length()));
            }
        }
    }

    private void text(String content, Hits hits) {
        String normal = NormalText.of(content);
        add(hits, whole.get(normal), Candidate.How.WHOLE, normal);
        words.find(normal, (word, atStart) -> {
            if (atStart) {
                add(hits, beginning.get(word), Candidate.How.BEGINNING, words.word(word));
            }
            add(hits, contained.get(word), Candidate.How.CONTAINED, words.word(word));
        });
        if (!patterns.isEmpty()) {
            patterns(content, hits);
        }
    }

    private void patterns(String content, Hits hits) {
        PatternTrial trial = new PatternTrial(content);
        for (Placed placed : patterns) {
            Candidate candidate = placed.as(Candidate.How.PATTERN, 0);
            if (hits.wants(candidate) && trial.fits(placed.rule, ((Matching.Regex) placed.rule.matching).pattern())) {
                hits.add(candidate);
            }
        }
    }

    private static void add(Hits hits, @Nullable List<Placed> found, Candidate.How how, String words) {
        if (found != null) {
            for (int i = 0; i < found.size(); i++) {
                hits.add(found.get(i).as(how, words.length()));
            }
        }
    }

    /**
     * A rule under one of its words.
     *
     * @param words what fits, for people
     * @param own whether they are the rule's, not a synonym's
     */
    private record Placed(Rule rule, int order, String words, boolean own) {
        Candidate as(Candidate.How how, int length) {
            return new Candidate(rule, order, how, length, words, own);
        }
    }
}
