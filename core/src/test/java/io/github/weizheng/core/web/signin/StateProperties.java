package io.github.weizheng.core.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.test.SettableClock;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/** What holds of every state. */
class StateProperties {
    private final SettableClock clock = new SettableClock();
    private final SignInStates states = SignInStates.builder(Portal.KEY, new InMemoryStore(clock))
            .clock(clock)
            .build();

    @Property(tries = 300)
    void comesBackOnceWithWhatItWasAbout(@ForAll @StringLength(max = 900) String subject, @ForAll boolean secure) {
        String wellFormed = new String(
                subject.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        Browser browser = new Browser();
        SignInStates.Issued issued = states.issue("test", wellFormed, secure);
        browser.keep(issued.setCookie());
        assertThat(issued.state()).matches("[0-9a-zA-Z]{1,128}");
        SignInStates.Redeemed redeemed = states.redeem("test", browser.get("state=" + issued.state()), secure);
        assertThat(redeemed.subject()).isEqualTo(wellFormed);
        assertThat(reason(browser, issued.state(), secure)).isEqualTo(Reason.REPLAYED);
        browser.keep(redeemed.clearCookie());
        assertThat(browser.cookies()).isEmpty();
    }

    @Property(tries = 500)
    void isRefusedIfOneCharacterIsAnother(
            @ForAll @IntRange(max = 111) int at,
            @ForAll @AlphaChars @NumericChars @CharRange(from = '!', to = '~') char other) {
        Browser browser = new Browser();
        SignInStates.Issued issued = states.issue("test", "subject", true);
        browser.keep(issued.setCookie());
        StringBuilder altered = new StringBuilder(issued.state());
        altered.setCharAt(at, other);
        if (!altered.toString().equals(issued.state())) {
            String query = java.net.URLEncoder.encode(altered.toString(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(reason(browser, query, true)).isEqualTo(Reason.FORGED);
        }
        assertThat(states.redeem("test", browser.get("state=" + issued.state()), true)
                        .subject())
                .isEqualTo("subject");
    }

    @Property
    void isRefusedIfNobodyIssuedIt(
            @ForAll @StringLength(112) @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'f') String state) {
        assertThat(reason(new Browser(), state, true)).isEqualTo(Reason.FORGED);
    }

    @Property(tries = 200)
    void isRefusedIfCutOrContinued(
            @ForAll @IntRange(max = 111) int length,
            @ForAll @StringLength(min = 1, max = 20) @NumericChars String more) {
        Browser browser = new Browser();
        SignInStates.Issued issued = states.issue("test", "subject", true);
        browser.keep(issued.setCookie());
        assertThat(reason(browser, issued.state().substring(0, length), true)).isEqualTo(Reason.FORGED);
        assertThat(reason(browser, issued.state() + more, true)).isEqualTo(Reason.FORGED);
        assertThat(reason(browser, issued.state().toUpperCase(java.util.Locale.ROOT), true))
                .isEqualTo(Reason.FORGED);
    }

    @Example
    void isUnlikeAnyOther() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(states.issue("test", "subject", true).state())).isTrue();
        }
    }

    @Example
    void holdsSoMuchAndNoMore() {
        assertThat(states.issue("test", "x".repeat(2_700), true).setCookie()).hasSizeLessThan(4_096);
        assertThatThrownBy(() -> states.issue("test", "x".repeat(2_701), true)).hasMessageContaining("2701");
    }

    private Reason reason(Browser browser, String state, boolean secure) {
        return catchThrowableOfType(
                        SignInRejectedException.class,
                        () -> states.redeem("test", browser.get("state=" + state), secure))
                .reason();
    }
}
