package io.github.weizheng.message.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.util.Throwables.getStackTrace;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.BrokenStore;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import io.github.weizheng.message.test.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A citizen chooses a language and elder mode, and the office remembers, for a while, until it must not. */
@ExtendWith(LogCanary.class)
class CitizenPreferencesTest {
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private final InMemoryStore memory = new InMemoryStore(() -> now);
    private final BrokenStore store = new BrokenStore(memory);
    private final Phone citizen = Phone.ofCitizen();
    private final CitizenPreferences preferences =
            CitizenPreferences.builder(store).clock(() -> now).build();

    private Preference preference() {
        return preferences.of(citizen.text("你好"));
    }

    private void choosesTibetan() {
        preferences.choose(citizen.text("བོད་ཡིག"), p -> p.withLanguage(Locale.forLanguageTag("bo")));
    }

    @Test
    void nothingIsChosenAtFirst() {
        assertThat(preference()).isEqualTo(Preference.none());
    }

    @Test
    void choicesAddUpAndAreTheCitizensOwn() {
        choosesTibetan();
        preferences.choose(citizen.tap("ELDER"), p -> p.withElder(true));
        assertThat(preference().language()).hasValue(Locale.forLanguageTag("bo"));
        assertThat(preference().elder()).isTrue();
        assertThat(preferences.of(Phone.of("o6_bmjrPTlm6_2sgVt7hMZOPfL2M").text("你好")))
                .isEqualTo(Preference.none());
        preferences.choose(citizen.tap("ELDER"), p -> p.withElder(false));
        assertThat(preference()).isEqualTo(Preference.none().withLanguage(Locale.forLanguageTag("bo")));
    }

    @Test
    void handlersChooseAndThenConfirm() throws Exception {
        Inbound tap = citizen.tap("BO");
        Variants<Inbound> confirmation = Variants.of(preferences)
                .language("bo", m -> Reply.text("བོད་ཡིག"))
                .elder("bo", m -> Reply.text("བོད་ཡིག ༡"))
                .otherwise(m -> Reply.text("中文"));
        assertThat(preferences.choosingLanguage("bo", confirmation).handle(tap)).isEqualTo(Reply.text("བོད་ཡིག"));
        assertThat(preferences.choosingElder(true, confirmation).handle(tap)).isEqualTo(Reply.text("བོད་ཡིག ༡"));
        assertThat(preferences.choosingElder(false, confirmation).handle(tap)).isEqualTo(Reply.text("བོད་ཡིག"));
    }

    @Test
    void aChoiceIsKeptForAYearAfterItsLastUse() {
        choosesTibetan();
        for (int i = 0; i < 5; i++) {
            now = now.plus(Duration.ofDays(300));
            assertThat(preference().language()).isPresent();
        }
        now = now.plus(Duration.ofDays(365));
        assertThat(preference().language()).isEmpty();
    }

    @Test
    void readingWritesOnlyNowAndThen() {
        choosesTibetan();
        store.writes = false;
        now = now.plus(Duration.ofDays(36));
        assertThat(preference().language()).isPresent();
        now = now.plus(Duration.ofDays(1));
        assertThat(preference())
                .as("a tenth of the time is over, and it cannot be renewed")
                .isNotNull();
        store.writes = true;
        assertThat(preference().language()).isPresent();
        now = now.plus(Duration.ofDays(364));
        assertThat(preference().language()).isPresent();
    }

    @Test
    void theOfficeSaysHowLong() {
        CitizenPreferences brief = CitizenPreferences.builder(store)
                .clock(() -> now)
                .kept(Duration.ofDays(1))
                .build();
        brief.choose(citizen.tap("ELDER"), p -> p.withElder(true));
        now = now.plus(Duration.ofDays(1));
        assertThat(preference().elder()).isFalse();
        assertThatThrownBy(() -> CitizenPreferences.builder(store).kept(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoNoLongerFollowsIsForgotten() {
        choosesTibetan();
        preferences.forget(citizen.unfollow());
        assertThat(preference()).isEqualTo(Preference.none());
        preferences.forget(citizen.unfollow());
    }

    @Test
    void withoutItsStoreNothingIsChosenAndNoChoiceIsConfirmed() {
        choosesTibetan();
        store.reads = false;
        assertThat(preference()).isEqualTo(Preference.none());
        assertThatThrownBy(() -> preferences.forget(citizen.unfollow())).isInstanceOf(StoreException.class);
        store.reads = true;
        store.writes = false;
        assertThatThrownBy(() -> preferences
                        .<Inbound>choosingElder(true, m -> Reply.text("已切换"))
                        .handle(citizen.text("大字")))
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(getStackTrace(e))
                        .doesNotContain("你好", Delivered.CITIZEN));
    }

    @Test
    void aChoiceThatCannotBeRenewedCounts() {
        choosesTibetan();
        now = now.plus(Duration.ofDays(100));
        store.writes = false;
        assertThat(preference().language()).isPresent();
    }

    @Test
    void twoChoicesAtOnceAreBothKept() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Preference>> both = threads.invokeAll(List.of(
                    () -> preferences.choose(citizen.tap("BO"), new OnceTogether(together) {
                        @Override
                        Preference choose(Preference before) {
                            return before.withLanguage(Locale.forLanguageTag("bo"));
                        }
                    }),
                    () -> preferences.choose(citizen.tap("ELDER"), new OnceTogether(together) {
                        @Override
                        Preference choose(Preference before) {
                            return before.withElder(true);
                        }
                    })));
            for (Future<Preference> one : both) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(preference()).isEqualTo(new Preference(Optional.of(Locale.forLanguageTag("bo")), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "zh_CN", "中文", "a", "und", "zh-", "zh--CN", "toolonglanguage", "-", "x-private"})
    void whatIsNoLanguageIsRefused(String tag) {
        assertThatThrownBy(() -> preferences.choosingLanguage(tag, m -> Reply.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Variants.of(preferences).language(tag, m -> Reply.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLocaleWithoutALanguageIsRefused() {
        assertThatThrownBy(() -> Preference.none().withLanguage(Locale.ROOT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Meets the other choice the first time it is asked. */
    private abstract static class OnceTogether implements UnaryOperator<Preference> {
        private final CyclicBarrier together;
        private boolean met;

        OnceTogether(CyclicBarrier together) {
            this.together = together;
        }

        abstract Preference choose(Preference before);

        @Override
        public Preference apply(Preference before) {
            if (!met) {
                met = true;
                try {
                    together.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new AssertionError(e);
                }
            }
            return choose(before);
        }
    }
}
