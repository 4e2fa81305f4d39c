package io.github.weizheng.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.test.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EncryptedStoreTest extends SharedStoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final FieldCipher OLD =
            FieldCipher.aesGcm("old", Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
    private static final FieldCipher NEW =
            FieldCipher.aesGcm("new", Secret.of("BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

    private final SettableClock clock = new SettableClock();
    private final SharedStore below = new InMemoryStore(clock);
    private final SharedStore store = new EncryptedStore(below, OLD);

    @Override
    protected SharedStore store() {
        return store;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }

    @Test
    void theStoreBelowSeesNoValue() {
        store.putIfAbsent("k", "c4n4ry", MINUTE);
        assertThat(below.get("k").orElseThrow()).startsWith("sealed:aes.old.").doesNotContain("c4n4ry");
        store.replace("k", "c4n4ry", "c4n4ry", MINUTE);
        assertThat(below.get("k").orElseThrow()).startsWith("sealed:aes.old.").doesNotContain("c4n4ry");
    }

    @Test
    void aValueCannotBePassedOffUnderAnotherKey() {
        store.putIfAbsent("a", "c4n4ry", MINUTE);
        below.putIfAbsent("b", below.get("a").orElseThrow(), MINUTE);
        fails(() -> store.get("b"));
    }

    @Test
    void aValueThatNobodyEncryptedFailsAndKeepsItsPlaceUntilItExpires() {
        below.putIfAbsent("k", "c4n4ry", MINUTE);
        fails(() -> store.get("k"));
        fails(() -> store.replace("k", "c4n4ry", "v", MINUTE));
        fails(() -> store.removeIfEquals("k", "c4n4ry"));
        assertThat(store.putIfAbsent("k", "v", MINUTE)).isFalse();
        clock.advance(MINUTE);
        assertThat(store.putIfAbsent("k", "v", MINUTE)).isTrue();
    }

    @Test
    void keysChangeWhileValuesLive() {
        store.putIfAbsent("k", "one", MINUTE);
        SharedStore rotated = new EncryptedStore(below, NEW.alsoReading(OLD));
        assertThat(rotated.get("k")).contains("one");
        assertThat(rotated.replace("k", "one", "two", MINUTE)).isTrue();
        assertThat(below.get("k").orElseThrow()).startsWith("sealed:aes.new.");
        fails(() -> store.get("k"));
        assertThat(rotated.removeIfEquals("k", "two")).isTrue();
    }

    private static void fails(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(StoreException.class)
                .hasNoCause()
                .hasMessageNotContaining("c4n4ry");
    }
}
