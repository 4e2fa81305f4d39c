package io.github.weizheng.message.preference;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.store.entry.EntryLimits;
import io.github.weizheng.message.inbound.Envelope;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.route.InboundHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What citizens have chosen, in the store under a digest of account and openid.
 *
 * <p>A choice is kept for 365 days after it was last used, by default. Reading it writes only once a tenth of that time has passed since the last write, so it may be
 * gone up to a tenth sooner. Who no longer follows the account is {@linkplain #forget forgotten} by a handler of the office.
 *
 * <p>A store that cannot be read costs the choice, not the message: the citizen is answered as if nothing were chosen. One that cannot be written fails the choosing, so
 * that nobody is told of a choice that is not kept; WeChat delivers the message again.
 *
 * <p>Immutable and thread-safe. Logs no openid.
 */
public final class CitizenPreferences {
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int RENEWALS = 10;
    private static final int TURNS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(CitizenPreferences.class);

    private final SharedStore store;
    private final Duration kept;
    private final InstantSource clock;

    private CitizenPreferences(Builder builder) {
        store = builder.store;
        kept = builder.kept;
        clock = builder.clock;
    }

    /** Starts with the store that the account's JVMs share. Does no I/O. */
    public static Builder builder(SharedStore store) {
        return new Builder(store);
    }

    /**
     * What the citizen has chosen; {@link Preference#none()} if nothing, or if the store fails.
     *
     * @param inbound an event or a message of the citizen
     */
    public Preference of(Inbound inbound) {
        String key = key(inbound.envelope());
        try {
            Optional<String> raw = store.get(key);
            Choice choice = raw.map(Choice::read).orElse(Choice.NONE);
            if (raw.isPresent() && choice.isOlderThan(kept.dividedBy(RENEWALS), clock.instant())) {
                renew(key, raw.get(), choice.preference());
            }
            return choice.preference();
        } catch (RuntimeException e) {
            LOG.warn("The store failed; a citizen is answered as if nothing were chosen", WithoutWords.of(e));
            return Preference.none();
        }
    }

    private void renew(String key, String raw, Preference chosen) {
        try {
            store.replace(key, raw, written(chosen), kept);
        } catch (RuntimeException e) {
            LOG.warn("The store failed; a choice is kept no longer than before", WithoutWords.of(e));
        }
    }

    /**
     * Keeps a choice. Repeated for the same message it makes the same choice.
     *
     * @param inbound an event or a message of the citizen
     * @param choice from what was chosen before to what is now; may run several times
     * @return what is chosen now
     * @throws StoreException if the store fails; the choice may be kept then
     */
    public Preference choose(Inbound inbound, UnaryOperator<Preference> choice) {
        Objects.requireNonNull(choice, "choice");
        String key = key(inbound.envelope());
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<String> raw = get(key);
            Preference chosen =
                    choice.apply(raw.map(Choice::read).orElse(Choice.NONE).preference());
            if (put(key, raw, written(chosen))) {
                return chosen;
            }
        }
        throw new StoreException("A choice changed under " + TURNS + " attempts to change it", null);
    }

    /**
     * Removes what a citizen has chosen, as the law asks for when the citizen no longer follows the account.
     *
     * @param inbound an event or a message of the citizen
     * @throws StoreException if the store fails; the choice may still be there then
     */
    public void forget(Inbound inbound) {
        String key = key(inbound.envelope());
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<String> raw = get(key);
            if (raw.isEmpty() || remove(key, raw.get())) {
                return;
            }
        }
        throw new StoreException("A choice changed under " + TURNS + " attempts to remove it", null);
    }

    /**
     * A handler that chooses a language, for a keyword or a menu key.
     *
     * @param tag the language (BCP 47), such as {@code bo}
     * @param confirmation answers afterwards; {@link Variants} answer in the language that was chosen
     * @throws IllegalArgumentException if it is no such tag
     */
    public <T extends Inbound> InboundHandler<T> choosingLanguage(String tag, InboundHandler<? super T> confirmation) {
        Locale language = LanguageTag.parse(tag);
        return choosing(before -> before.withLanguage(language), confirmation);
    }

    /**
     * A handler that switches elder mode on or off, for a keyword or a menu key.
     *
     * @param confirmation answers afterwards; {@link Variants} answer in the mode that was chosen
     */
    public <T extends Inbound> InboundHandler<T> choosingElder(boolean on, InboundHandler<? super T> confirmation) {
        return choosing(before -> before.withElder(on), confirmation);
    }

    private <T extends Inbound> InboundHandler<T> choosing(
            UnaryOperator<Preference> choice, InboundHandler<? super T> confirmation) {
        Objects.requireNonNull(confirmation, "confirmation");
        return inbound -> {
            choose(inbound, choice);
            return confirmation.handle(inbound);
        };
    }

    private String written(Preference preference) {
        return new Choice(preference, clock.instant()).text();
    }

    private Optional<String> get(String key) {
        return attempt(() -> store.get(key));
    }

    private boolean put(String key, Optional<String> expected, String value) {
        return attempt(() -> expected.isPresent()
                ? store.replace(key, expected.get(), value, kept)
                : store.putIfAbsent(key, value, kept));
    }

    private boolean remove(String key, String expected) {
        return attempt(() -> store.removeIfEquals(key, expected));
    }

    private static <R> R attempt(Supplier<R> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            throw new StoreException("A choice could not be kept or removed", WithoutWords.of(e));
        }
    }

    /** A digest, since keys are not secret. */
    private static String key(Envelope envelope) {
        return "preference:"
                + Sha256.hex(envelope.account() + '\n' + envelope.citizen().value());
    }

    /** Collects what preferences may be told beside the store. For one thread. */
    public static final class Builder {
        private final SharedStore store;
        private Duration kept = A_YEAR;
        private InstantSource clock = Clock.systemUTC();

        private Builder(SharedStore store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /**
         * How long a choice is kept after its last use.
         *
         * @throws IllegalArgumentException if it is not more than zero, or more than 3,660 days
         */
        public Builder kept(Duration time) {
            kept = EntryLimits.timeToLive("kept", time);
            return this;
        }

        /** The clock that says when a choice was used. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Makes the preferences. */
        public CitizenPreferences build() {
            return new CitizenPreferences(this);
        }
    }
}
