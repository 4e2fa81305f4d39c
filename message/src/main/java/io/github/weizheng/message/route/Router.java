package io.github.weizheng.message.route;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.MenuKeyHandlers;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.inbound.MenuEvent;
import io.github.weizheng.message.reply.Reply;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handler for what came. The first of these that fits answers:
 *
 * <ol>
 *   <li>what was given with {@link Builder#first}: conversations under way
 *   <li>the rules
 *   <li>what was given with {@link Builder#last}: answers to frequent questions
 *   <li>the fallback, for messages, for taps on a menu key without a handler, and for scanned codes to which the citizen sees an answer coming
 *       (scancode_waitmsg)
 * </ol>
 *
 * <p>Of the rules that fit and are open, the one with the highest priority answers. Among equal ones: a menu key, a scene or a word that is all
 * of the text; then the longest beginning; then the longest word in it; then a pattern; then a type. Among equal ones still: the rule's own word before a synonym,
 * a rule with opening hours before one without, the one that was added first.
 *
 * <p>Events that nobody handles are answered with nothing, because WeChat takes no answer to most of them. Immutable and thread-safe.
 */
public final class Router implements InboundHandler<Inbound>, MenuKeyHandlers {
    private static final Match NOBODY =
            new Match("none", "events that no rule fits are not answered", i -> Reply.none());

    private final List<RuleSource> sources;
    private final FixedRules rules;
    private final HandledKeys keys;
    private final Match fallback;

    private Router(Builder builder, InboundHandler<Inbound> otherwise) {
        keys = new HandledKeys(builder.rules);
        rules = new FixedRules(List.copyOf(builder.rules), List.copyOf(builder.synonyms), builder.clock);
        sources = Stream.of(builder.first.stream(), Stream.of(rules), builder.last.stream())
                .<RuleSource>flatMap(part -> part)
                .toList();
        fallback = new Match("otherwise", "no rule fits", otherwise);
    }

    /** Starts a router. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Reply handle(Inbound inbound) throws Exception {
        Objects.requireNonNull(inbound, "inbound");
        Optional<Match> first = sources.stream()
                .map(source -> source.match(inbound))
                .flatMap(Optional::stream)
                .findFirst();
        Match match = first.orElseGet(() -> unmatched(inbound));
        return Objects.requireNonNull(
                match.handler().handle(inbound),
                () -> "rule \"" + match.rule() + "\": its handler returned null; Reply.none() is no answer");
    }

    /** Says which rule would answer now, and why it and no other. Asks every source once, runs no handler and changes nothing. */
    public Explanation explain(Inbound inbound) {
        Objects.requireNonNull(inbound, "inbound");
        Hits hits = rules.all(inbound);
        List<Optional<Match>> matches = sources.stream()
                .map(source -> source == rules ? hits.match() : source.match(inbound))
                .toList();
        int first = IntStream.range(0, matches.size())
                .filter(i -> matches.get(i).isPresent())
                .findFirst()
                .orElse(-1);
        Match chosen = first < 0 ? unmatched(inbound) : matches.get(first).orElseThrow();
        List<Explanation.Passed> passed = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            boolean wins = i == first;
            if (sources.get(i) == rules) {
                passed.addAll(hits.passed(wins ? null : chosen.rule()));
            } else if (!wins) {
                matches.get(i)
                        .map(match ->
                                new Explanation.Passed(match.rule(), match.reason(), "comes after " + chosen.rule()))
                        .ifPresent(passed::add);
            }
        }
        return new Explanation(chosen.rule(), chosen.reason(), passed);
    }

    /** The keys of the rules for menu entries. What is inside a {@link RuleSource} is not seen. */
    @Override
    public Set<MenuKey> menuKeys() {
        return keys.menuKeys();
    }

    /** Whether a rule for the key, or for everything of a type, answers such a button, be it only while the office is open. The fallback does not count. */
    @Override
    public boolean handles(String buttonType, MenuKey key) {
        return keys.handles(buttonType, key);
    }

    private Match unmatched(Inbound inbound) {
        boolean awaited = inbound instanceof InboundMessage
                || inbound instanceof InboundEvent.MenuClick
                || inbound instanceof MenuEvent.ScanCodeWaitMsg;
        return awaited ? fallback : NOBODY;
    }

    /** Collects rules. For one thread. */
    public static final class Builder {
        private final List<Rule> rules = new ArrayList<>();
        private final Set<Identity> taken = new HashSet<>();
        private final List<Set<String>> synonyms = new ArrayList<>();
        private final List<RuleSource> first = new ArrayList<>();
        private final List<RuleSource> last = new ArrayList<>();
        private InstantSource clock = Clock.systemUTC();
        private @Nullable InboundHandler<Inbound> fallback;

        private Builder() {}

        /** Answers a citizen who begins to follow the account; one who came by a QR code with a scene of its own goes to the scene's rule. */
        public Builder onSubscribe(InboundHandler<InboundEvent.Subscribe> handler) {
            return on(InboundEvent.Subscribe.class, handler);
        }

        /**
         * Answers texts that are a keyword (关键词) or have it in them: {@link Rule#keyword}.
         *
         * @throws IllegalArgumentException if the keyword has no visible character or has a handler already
         */
        public Builder onText(String keyword, InboundHandler<InboundMessage.Text> handler) {
            return add(Rule.keyword(keyword, handler));
        }

        /**
         * Answers a tap on the menu entry with this key.
         *
         * @throws IllegalArgumentException if the key has a handler already
         */
        public Builder onMenuClick(MenuKey key, InboundHandler<InboundEvent.MenuClick> handler) {
            return add(Rule.menu(key, handler));
        }

        /**
         * Answers citizens who came by a QR code with this scene, followers and new ones.
         *
         * @throws IllegalArgumentException if the scene is empty or has a handler already
         */
        public Builder onScene(String scene, SceneHandler handler) {
            return add(Rule.scene(scene, handler));
        }

        /** Answers everything of a type, also of a type with several kinds such as {@code InboundEvent.class}: {@link Rule#type}. */
        public <T extends Inbound> Builder on(Class<T> type, InboundHandler<? super T> handler) {
            return add(Rule.type(type, handler));
        }

        /**
         * Adds rules, all or none.
         *
         * @throws IllegalArgumentException if one fits the same word, key or scene as another, with the same priority and the same opening hours
         */
        public Builder add(Rule... more) {
            return add(List.of(more));
        }

        /**
         * Adds rules, all or none.
         *
         * @throws IllegalArgumentException if one fits the same word, key or scene as another, with the same priority and the same opening hours
         */
        public Builder add(Collection<Rule> more) {
            Set<Identity> fresh = new HashSet<>();
            for (Rule rule : more) {
                identity(rule).ifPresent(same -> {
                    if (taken.contains(same) || !fresh.add(same)) {
                        throw new IllegalArgumentException(
                                same.kind + ": one handler each, actual two for " + same.words);
                    }
                });
            }
            taken.addAll(fresh);
            rules.addAll(more);
            return this;
        }

        /** Whether {@link #add} would refuse the rule, because another fits the same word, key or scene with the same priority and opening hours. */
        public boolean has(Rule rule) {
            return identity(rule).filter(taken::contains).isPresent();
        }

        /** What must not have two rules; patterns and types may fit together, and the first one answers. */
        private static Optional<Identity> identity(Rule rule) {
            Matching matching = rule.matching;
            if (matching instanceof Matching.Regex || matching instanceof Matching.Type) {
                return Optional.empty();
            }
            String words = matching instanceof Matching.Word ? NormalText.of(matching.words()) : matching.words();
            return Optional.of(new Identity(matching.kind(), words, rule.priority, Optional.ofNullable(rule.hours)));
        }

        private record Identity(String kind, String words, int priority, Optional<OpeningHours> hours) {}

        /**
         * Words that stand for one another (同义词): a rule for one of them fits the others too.
         *
         * @throws IllegalArgumentException if one has no visible character
         */
        public Builder synonyms(String word, String... others) {
            Set<String> group = new LinkedHashSet<>();
            for (String each : Stream.concat(Stream.of(word), Stream.of(others)).toList()) {
                String normal = NormalText.of(each);
                if (normal.isEmpty()) {
                    throw new IllegalArgumentException("synonym: at least 1 visible character, actual 0");
                }
                group.add(normal);
            }
            synonyms.add(group);
            return this;
        }

        /** Asked before the rules, in the order given. */
        public Builder first(RuleSource source) {
            first.add(Objects.requireNonNull(source, "source"));
            return this;
        }

        /** Asked where no rule fits, in the order given. */
        public Builder last(RuleSource source) {
            last.add(Objects.requireNonNull(source, "source"));
            return this;
        }

        /** The clock of opening hours. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Answers messages, taps on menu keys and scanned codes with an answer to come (scancode_waitmsg) that nothing else answers. Needed, so that no citizen is left without an answer. */
        public Builder otherwise(InboundHandler<Inbound> handler) {
            fallback = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Makes the router.
         *
         * @throws IllegalArgumentException if there is no fallback
         */
        public Router build() {
            if (fallback == null) {
                throw new IllegalArgumentException("otherwise: needed, so that every message has an answer");
            }
            return new Router(this, fallback);
        }
    }
}
