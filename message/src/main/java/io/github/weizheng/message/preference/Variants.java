package io.github.weizheng.message.preference;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer in several languages and an elder variant. The first of these that is there answers:
 *
 * <ol>
 *   <li>in elder mode: the elder variant of the citizen's language, then the elder variant of no particular language
 *   <li>the variant of the citizen's language
 *   <li>the one for everybody else
 * </ol>
 *
 * <p>A language is looked for as RFC 4647 says: zh-Hans-CN, then zh-Hans, then zh. Who has an elder variant in one language and serves others, too, gives them elder
 * variants of their own, so that an elder is not answered in a language that the citizen did not choose.
 *
 * <p>Immutable; thread-safe as its handlers are.
 *
 * @param <T> what it answers
 */
public final class Variants<T extends Inbound> implements InboundHandler<T> {
    private final CitizenPreferences preferences;
    private final Map<String, InboundHandler<? super T>> languages;
    private final Map<String, InboundHandler<? super T>> elders;
    private final @Nullable InboundHandler<? super T> elder;
    private final InboundHandler<? super T> otherwise;

    private Variants(Builder<T> builder, InboundHandler<? super T> otherwise) {
        preferences = builder.preferences;
        languages = Map.copyOf(builder.languages);
        elders = Map.copyOf(builder.elders);
        elder = builder.elder;
        this.otherwise = Objects.requireNonNull(otherwise, "otherwise");
    }

    /** Starts with where the citizens' choices are. */
    public static <T extends Inbound> Builder<T> of(CitizenPreferences preferences) {
        return new Builder<>(preferences);
    }

    @Override
    public Reply handle(T inbound) throws Exception {
        return choose(preferences.of(inbound)).handle(inbound);
    }

    private InboundHandler<? super T> choose(Preference preference) {
        Optional<InboundHandler<? super T>> found = Optional.empty();
        if (preference.elder()) {
            found = find(elders, preference).or(() -> Optional.ofNullable(elder));
        }
        return found.or(() -> find(languages, preference)).orElse(otherwise);
    }

    private static <H> Optional<H> find(Map<String, H> handlers, Preference preference) {
        return preference.language().map(language -> LanguageTag.lookup(language, handlers));
    }

    /**
     * Collects variants. For one thread.
     *
     * @param <T> what they answer
     */
    public static final class Builder<T extends Inbound> {
        private final CitizenPreferences preferences;
        private final Map<String, InboundHandler<? super T>> languages = new HashMap<>();
        private final Map<String, InboundHandler<? super T>> elders = new HashMap<>();
        private @Nullable InboundHandler<? super T> elder;

        private Builder(CitizenPreferences preferences) {
            this.preferences = Objects.requireNonNull(preferences, "preferences");
        }

        /**
         * The variant of a language.
         *
         * @param tag the language (BCP 47), such as {@code bo}
         * @throws IllegalArgumentException if it is no such tag, or has a variant already
         */
        public Builder<T> language(String tag, InboundHandler<? super T> handler) {
            return add(languages, tag, handler);
        }

        /** The elder variant of no particular language. */
        public Builder<T> elder(InboundHandler<? super T> handler) {
            elder = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * The elder variant of a language.
         *
         * @param tag the language (BCP 47), such as {@code bo}
         * @throws IllegalArgumentException if it is no such tag, or has an elder variant already
         */
        public Builder<T> elder(String tag, InboundHandler<? super T> handler) {
            return add(elders, tag, handler);
        }

        /** Answers everybody else, and makes the handler. */
        public Variants<T> otherwise(InboundHandler<? super T> handler) {
            return new Variants<>(this, handler);
        }

        private Builder<T> add(
                Map<String, InboundHandler<? super T>> handlers, String tag, InboundHandler<? super T> handler) {
            Locale locale = LanguageTag.parse(tag);
            if (handlers.putIfAbsent(LanguageTag.key(locale), Objects.requireNonNull(handler, "handler")) != null) {
                throw new IllegalArgumentException("language: one variant each, actual two for " + tag);
            }
            return this;
        }
    }
}
