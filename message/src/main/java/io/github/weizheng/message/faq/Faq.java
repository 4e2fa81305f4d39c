package io.github.weizheng.message.faq;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.tree.FileBytes;
import io.github.weizheng.core.file.tree.Mistakes;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Match;
import io.github.weizheng.message.route.RuleSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions in a citizen's own words from a list (常见问题).
 *
 * <p>Every entry gets a score from 0 (nothing in common) to 1 (the same but for case, width and punctuation). If the best score is at least
 * {@code sure}, and well ahead of the next, its answer is the reply; if it is at least {@code candidates}, the reply asks back with up to
 * three questions to tap; below that nothing matches, and {@link Builder#otherwise} says what then. It compares characters, not meanings:
 * who says it in wholly other words is not understood, so add the words that citizens use as wordings.
 *
 * <p>Put {@link #taps()} before a router's rules and this after them: otherwise a keyword in a tapped question would answer in its place.
 *
 * <p>Looks at texts of up to 240 characters; longer ones are stories, which no list answers, and match nothing. Thread-safe; reading a file
 * again never disturbs who is being answered.
 */
public final class Faq implements RuleSource {
    private static final int MAX_CHARACTERS = 240;
    private static final int MAX_CANDIDATES = 3;
    private static final double LEAD = 0.1;
    /** What part of the best score makes another candidate worth reading. */
    private static final double NEAR = 0.4;

    private final double sure;
    private final double unsure;
    private final BiFunction<Inbound, List<FaqEntry>, Reply> asking;
    private final @Nullable Reply otherwise;
    private final Consumer<String> unanswered;
    private final @Nullable Path file;
    private final Object changing = new Object();
    private volatile FaqIndex index;
    private byte[] digest;

    private Faq(Builder builder, @Nullable Path file, byte[] digest, List<FaqEntry> entries) {
        sure = builder.sure;
        unsure = builder.unsure;
        asking = builder.asking;
        otherwise = builder.otherwise;
        unanswered = builder.unanswered;
        this.file = file;
        this.digest = digest;
        index = new FaqIndex(entries);
    }

    /** Starts a list. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads entries that are not in a file of their own, such as a resource in a jar.
     *
     * @param name ends in {@code .yaml}, {@code .yml} or {@code .csv}; see {@link Builder#open} for what is in it
     * @throws BrokenFileException with every mistake
     * @throws IllegalStateException if the library for the format is missing or too old
     */
    public static List<FaqEntry> parse(String name, byte[] content) {
        Mistakes mistakes = new Mistakes();
        List<FaqEntry> entries = FaqFile.read(Objects.requireNonNull(name, "name"), content, mistakes);
        mistakes.orThrow(name);
        return List.copyOf(entries);
    }

    /**
     * Matches texts, and the recognised words of a voice message: with an answer, with candidates, or, if there is {@link Builder#otherwise}, with that. The reason of a match tells the
     * score.
     */
    @Override
    public Optional<Match> match(Inbound inbound) {
        Optional<String> text = text(inbound);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().length() > MAX_CHARACTERS) {
            return unanswered(text.get(), "longer than " + MAX_CHARACTERS + " characters");
        }
        Wording wording = Wording.of(text.get());
        FaqIndex now = index;
        Optional<FaqEntry> exact = now.exact(wording);
        if (exact.isPresent()) {
            return Optional.of(answer(exact.get(), "the same question"));
        }
        List<Scored> nearest = now.nearest(wording, MAX_CANDIDATES);
        double best = nearest.isEmpty() ? 0 : nearest.get(0).score();
        if (best < unsure) {
            return unanswered(text.get(), score(best) + ", less than " + score(unsure));
        }
        double lead = nearest.size() > 1 ? best - nearest.get(1).score() : best;
        if (best >= sure && lead >= LEAD) {
            return Optional.of(answer(nearest.get(0).entry(), score(best) + ", at least " + score(sure)));
        }
        return Optional.of(candidates(nearest));
    }

    /** Matches only taps on candidates: for the place before all other rules. What is not on the list any more does not match. */
    public RuleSource taps() {
        return inbound -> inbound instanceof InboundMessage.Text text
                        && text.menuItemId().filter(Candidates.TAP_ID::equals).isPresent()
                        && text.content().length() <= MAX_CHARACTERS
                ? index.exact(Wording.of(text.content())).map(entry -> answer(entry, "tapped"))
                : Optional.empty();
    }

    /** The entry with this very question or wording, whatever its case, width and punctuation: for who asks back with a numbered list. */
    public Optional<FaqEntry> entry(String question) {
        return question.length() > MAX_CHARACTERS ? Optional.empty() : index.exact(Wording.of(question));
    }

    /** How many entries are in use. */
    public int size() {
        return index.size();
    }

    /**
     * Reads the file again, if its content has changed, and uses what is in it from now on. A file with any mistake changes nothing: the
     * report tells every mistake. Call it from a scheduler of yours, or when somebody has edited the file; 10,000 entries take seconds. Without a file it does nothing.
     */
    public FaqReload reload() {
        synchronized (changing) {
            if (file == null) {
                return new FaqReload(false, size(), List.of());
            }
            Mistakes mistakes = new Mistakes();
            byte[] bytes = FileBytes.read(file, FaqFile.MAX_MIB, mistakes).orElse(new byte[0]);
            byte[] now = Sha256.of(bytes);
            if (!mistakes.isEmpty() || Arrays.equals(now, digest)) {
                return new FaqReload(false, size(), mistakes.sorted());
            }
            List<FaqEntry> entries = FaqFile.read(file.toString(), bytes, mistakes);
            if (mistakes.isEmpty()) {
                index = new FaqIndex(entries);
                digest = now;
            }
            return new FaqReload(mistakes.isEmpty(), size(), mistakes.sorted());
        }
    }

    /**
     * Uses these entries from now on: for who keeps them in a database. If there is a file, {@link #reload} puts its entries back only
     * after it has changed.
     *
     * @throws IllegalArgumentException if two entries have the same wording; nothing has changed then
     */
    public void replace(List<FaqEntry> entries) {
        FaqIndex replacement = new FaqIndex(entries);
        synchronized (changing) {
            index = replacement;
        }
    }

    private static Optional<String> text(Inbound inbound) {
        return inbound instanceof InboundMessage message ? message.words() : Optional.empty();
    }

    private static Match answer(FaqEntry entry, String reason) {
        String category = entry.category().isEmpty() ? "" : entry.category() + ": ";
        return new Match("faq: " + category + entry.question(), reason, inbound -> Reply.text(entry.answer()));
    }

    private Match candidates(List<Scored> nearest) {
        List<FaqEntry> likely = nearest.stream()
                .filter(scored -> scored.score() >= nearest.get(0).score() * NEAR)
                .map(Scored::entry)
                .toList();
        String scores = String.join(
                ", ", nearest.stream().map(scored -> score(scored.score())).toList());
        return new Match("faq: candidates", scores, inbound -> asking.apply(inbound, likely));
    }

    private Optional<Match> unanswered(String text, String reason) {
        Reply reply = otherwise;
        if (reply == null) {
            return Optional.empty();
        }
        return Optional.of(new Match("faq: no answer", reason, inbound -> {
            unanswered.accept(text);
            return reply;
        }));
    }

    private static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    /** Collects what a list does. For one thread. */
    public static final class Builder {
        private static final int MAX_INTRO_BYTES = 300;
        private double sure = 0.45;
        private double unsure = 0.22;
        private BiFunction<Inbound, List<FaqEntry>, Reply> asking =
                (inbound, entries) -> Candidates.reply("您是想问：", entries);
        private @Nullable Reply otherwise;
        private @Nullable Consumer<String> recorder;
        private Consumer<String> unanswered = text -> {};

        private Builder() {}

        /**
         * From which scores on there is an answer, and candidates. The defaults, 0.45 and 0.22, were found with 35 questions that citizens
         * might ask about 44 entries, and checked with 56 others; look at the scores in {@code Router.explain} before you change them.
         *
         * @throws IllegalArgumentException unless 0 &lt; candidates ≤ sure ≤ 1
         */
        public Builder scores(double sure, double candidates) {
            if (!(candidates > 0 && candidates <= sure && sure <= 1)) {
                throw new IllegalArgumentException(
                        "scores: 0 < candidates <= sure <= 1, actual " + candidates + " and " + sure);
            }
            this.sure = sure;
            unsure = candidates;
            return this;
        }

        /**
         * What stands before the links of the candidates; 「您是想问：」 by default. WeChat's current pages do not describe such links
         * ({@code weixin://bizmsgmenu}) in a reply: try them with the account, or ask in another way with {@link #candidates}.
         *
         * @throws IllegalArgumentException if it is longer than 300 bytes
         */
        public Builder intro(String intro) {
            int bytes = intro.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_INTRO_BYTES) {
                throw new IllegalArgumentException("intro: at most " + MAX_INTRO_BYTES + " bytes, actual " + bytes);
            }
            Reply.text(intro); // refuses what is no text
            return candidates((inbound, entries) -> Candidates.reply(intro, entries));
        }

        /** How to ask back, with one to three entries, in place of links: with a numbered menu, in the citizen's language. */
        public Builder candidates(BiFunction<Inbound, List<FaqEntry>, Reply> asking) {
            this.asking = Objects.requireNonNull(asking, "asking");
            return this;
        }

        /**
         * The reply if nothing matches: {@link Reply#transferToAgent()}, or a text that says where else to ask. Without it, what does not
         * match is left to the router's next rule and its fallback.
         */
        public Builder otherwise(Reply reply) {
            otherwise = Objects.requireNonNull(reply, "reply");
            return this;
        }

        /**
         * Hears of every text that nothing matched, before the reply of {@link #otherwise} goes out, on the thread of the message. The text
         * is personal data: people write names and ID numbers. What it throws fails the message, which WeChat then delivers again.
         */
        public Builder recordUnanswered(Consumer<String> recorder) {
            this.recorder = Objects.requireNonNull(recorder, "recorder");
            return this;
        }

        /**
         * Reads the file and makes the list; {@link Faq#reload} reads it again.
         *
         * @param file UTF-8, at most 8 MiB. YAML ({@code .yaml}, {@code .yml}): a list of entries with {@code question}, {@code answer}, and
         *     optionally {@code wordings} and {@code category}. CSV ({@code .csv}): the same as columns, with a header, wordings separated by
         *     {@code |} or {@code ;} in either width
         * @throws BrokenFileException with every mistake, also if the file cannot be read
         * @throws IllegalStateException if the library for the format is missing or too old
         * @throws IllegalArgumentException as {@link #of} says
         */
        public Faq open(Path file) {
            Mistakes mistakes = new Mistakes();
            byte[] bytes = FileBytes.read(file, FaqFile.MAX_MIB, mistakes).orElse(new byte[0]);
            mistakes.orThrow(file.toString());
            return make(file, Sha256.of(bytes), parse(file.toString(), bytes));
        }

        /**
         * Makes the list from entries.
         *
         * @throws IllegalArgumentException if two entries have the same wording, or if there is a recorder but no {@link #otherwise}
         */
        public Faq of(List<FaqEntry> entries) {
            return make(null, new byte[0], entries);
        }

        private Faq make(@Nullable Path file, byte[] digest, List<FaqEntry> entries) {
            if (recorder != null) {
                if (otherwise == null) {
                    throw new IllegalArgumentException("otherwise: needed beside recordUnanswered, actual none");
                }
                unanswered = recorder;
            }
            return new Faq(this, file, digest, entries);
        }
    }
}
