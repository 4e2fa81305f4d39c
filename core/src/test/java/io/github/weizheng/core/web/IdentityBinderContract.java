package io.github.weizheng.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.test.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link IdentityBinder} must do. */
abstract class IdentityBinderContract {
    static final OpenId LI = OpenId.of("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    static final OpenId LI_TOO = OpenId.of("oAnotherPhoneOfTheSamePerson");
    static final OpenId WANG = OpenId.of("o9AgO5Kd5ggOC-bXrbNODIiE3bGY");
    static final CitizenReference ACCOUNT_7 = CitizenReference.of("account-7 张三𠮷");
    static final CitizenReference ACCOUNT_8 = CitizenReference.of("account-8");
    static final IdentityLevel PASSWORD = IdentityLevel.of("L1");
    static final IdentityLevel FACE = IdentityLevel.of("L3.face");
    static final Duration YEAR = Duration.ofDays(365);

    final SettableClock clock = new SettableClock();

    /** A binder of one account. */
    abstract IdentityBinder binder();

    /** A binder of another account on the same storage. */
    abstract IdentityBinder another();

    @Test
    void knowsNobodyAtFirst() {
        assertThat(binder().find(LI)).isEmpty();
        assertThat(binder().erase(LI)).isFalse();
        assertThat(binder().eraseByReference(ACCOUNT_7)).isZero();
        assertThat(binder().eraseExpired()).isZero();
    }

    @Test
    void remembersWhoAnOpenIdStandsFor() {
        IdentityBinding bound = binder().bind(LI, ACCOUNT_7, FACE, YEAR);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        assertThat(bound).isEqualTo(new IdentityBinding(ACCOUNT_7, FACE, now, now.plus(YEAR)));
        assertThat(binder().find(LI)).contains(bound);
        assertThat(binder().find(WANG)).isEmpty();
    }

    @Test
    void theLastBindingCounts() {
        binder().bind(LI, ACCOUNT_7, PASSWORD, YEAR);
        clock.advance(Duration.ofDays(1));
        IdentityBinding second = binder().bind(LI, ACCOUNT_8, FACE, YEAR);
        assertThat(binder().find(LI)).contains(second);
        assertThat(binder().eraseByReference(ACCOUNT_7)).isZero();
        assertThat(binder().find(LI)).contains(second);
    }

    @Test
    void aBindingEndsAtItsExpiry() {
        binder().bind(LI, ACCOUNT_7, FACE, Duration.ofHours(1));
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(binder().find(LI)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(binder().find(LI)).isEmpty();
    }

    @Test
    void anExpiredBindingCanBeMadeAnew() {
        binder().bind(LI, ACCOUNT_7, FACE, Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));
        binder().bind(LI, ACCOUNT_7, FACE, YEAR);
        assertThat(binder().find(LI)).isPresent();
        assertThat(binder().eraseExpired()).isZero();
    }

    @Test
    void forgetsACitizenWhoUnsubscribes() {
        binder().bind(LI, ACCOUNT_7, FACE, YEAR);
        binder().bind(WANG, ACCOUNT_8, FACE, YEAR);
        assertThat(binder().erase(LI)).isTrue();
        assertThat(binder().find(LI)).isEmpty();
        assertThat(binder().find(WANG)).isPresent();
        assertThat(binder().erase(LI)).isFalse();
    }

    @Test
    void forgetsAllOfACitizenOnRequest() {
        binder().bind(LI, ACCOUNT_7, FACE, YEAR);
        binder().bind(LI_TOO, ACCOUNT_7, PASSWORD, Duration.ofHours(1));
        binder().bind(WANG, ACCOUNT_8, FACE, YEAR);
        clock.advance(Duration.ofHours(2));
        assertThat(binder().eraseByReference(ACCOUNT_7)).isEqualTo(2);
        assertThat(binder().find(LI)).isEmpty();
        assertThat(binder().find(WANG)).isPresent();
        assertThat(binder().eraseExpired()).isZero();
    }

    @Test
    void theRetentionJobErasesWhatHasExpiredAndNothingElse() {
        binder().bind(LI, ACCOUNT_7, FACE, Duration.ofHours(1));
        binder().bind(WANG, ACCOUNT_8, FACE, YEAR);
        clock.advance(Duration.ofHours(1));
        assertThat(binder().eraseExpired()).isEqualTo(1);
        assertThat(binder().eraseExpired()).isZero();
        assertThat(binder().erase(LI)).isFalse();
        assertThat(binder().find(WANG)).isPresent();
    }

    @Test
    void oneAccountKnowsNothingOfAnother() {
        binder().bind(LI, ACCOUNT_7, FACE, Duration.ofHours(1));
        assertThat(another().find(LI)).isEmpty();
        another().bind(LI, ACCOUNT_8, PASSWORD, YEAR);
        assertThat(another().erase(WANG)).isFalse();
        assertThat(another().eraseByReference(ACCOUNT_7)).isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(another().eraseExpired()).isZero();
        assertThat(another().erase(LI)).isTrue();
        assertThat(binder().eraseExpired()).isEqualTo(1);
    }

    @Test
    void takesTheLongestReference() {
        CitizenReference longest = CitizenReference.of("水".repeat(256));
        binder().bind(LI, longest, IdentityLevel.of("x".repeat(32)), YEAR);
        assertThat(binder().find(LI)).map(IdentityBinding::reference).contains(longest);
    }

    @Test
    void bindsForASpanThatHasAnEnd() {
        for (Duration span :
                List.of(Duration.ZERO, Duration.ofNanos(999_999), Duration.ofDays(-1), Duration.ofDays(36_501))) {
            assertThatThrownBy(() -> binder().bind(LI, ACCOUNT_7, FACE, span))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("validFor: 1 millisecond to 36,500 days, actual " + span);
        }
        assertThat(binder().find(LI)).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // callers without the check
    void refusesNulls() {
        assertThatThrownBy(() -> binder().bind(null, ACCOUNT_7, FACE, YEAR)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> binder().bind(LI, null, FACE, YEAR)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> binder().bind(LI, ACCOUNT_7, null, YEAR)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> binder().find(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> binder().erase(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> binder().eraseByReference(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void manyAtOnceLeaveOneBinding() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<IdentityBinding>> binds = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                CitizenReference reference = CitizenReference.of("account-" + i);
                binds.add(() -> binder().bind(LI, reference, FACE, YEAR));
            }
            List<IdentityBinding> made = new ArrayList<>();
            for (Future<IdentityBinding> bind : threads.invokeAll(binds)) {
                made.add(bind.get());
            }
            assertThat(binder().find(LI)).get().isIn(made);
            assertThat(binder().erase(LI)).isTrue();
            assertThat(binder().find(LI)).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }
}
