package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.signing.CertificateCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The last good certificates outlive a process and serve many; a copy that cannot be read or written harms nobody. */
class CertificateCopiesTest {
    private final CertificateScene scene = new CertificateScene();
    private final SettableClock clock = scene.clock;
    private final CannedAnswers answers = scene.answers;

    @Test
    void aCopyOnDiskCarriesOverAStartWithoutWechatPay(@TempDir Path directory) throws IOException {
        scene.started(CertificateCopies.in(directory));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).singleElement().satisfies(file -> assertThat(Files.readString(file))
                    .doesNotContain("BEGIN CERTIFICATE")
                    .contains("AEAD_AES_256_GCM"));
        }
        clock.advance(Duration.ofDays(3));
        WeChatPay second = scene.pay(scene.merchant, CertificateCopies.in(directory));
        answers.plain(503, "").signed(200, "{}");
        second.get("/v3/any", Map.of(), Map.class);
        assertThat(scene.paths())
                .containsExactly(CertificateScene.CERTIFICATES, CertificateScene.CERTIFICATES, "/v3/any");
    }

    @Test
    void anOldCopyIsBetterThanNoneForWhoHasAPublicKeyToo(@TempDir Path directory) {
        scene.started(CertificateCopies.in(directory));
        clock.advance(Duration.ofDays(3));
        Merchant both = Keys.bareMerchant()
                .publicKey(Keys.PUBLIC_KEY_ID, Keys.platformPublicKey())
                .build();
        WeChatPay second = scene.pay(both, CertificateCopies.in(directory));
        answers.broken();
        assertThat(second.keysFor(Keys.PLATFORM_SERIAL).serials())
                .containsExactlyInAnyOrder(Keys.PLATFORM_SERIAL, Keys.PUBLIC_KEY_ID);
    }

    @Test
    void jvmsShareOneDownload() {
        InMemoryStore store = new InMemoryStore(clock);
        WeChatPay first = scene.started(CertificateCopies.in(store));
        WeChatPay second = scene.pay(scene.merchant, CertificateCopies.in(store));
        answers.signed(200, "{}");
        second.get("/v3/any", Map.of(), Map.class);
        assertThat(scene.paths()).containsExactly(CertificateScene.CERTIFICATES, "/v3/any");
        clock.advance(Duration.ofHours(6));
        answers.signed(200, CertificateScene.ROTATED).signed(200, "{}").signed(200, "{}");
        first.get("/v3/any", Map.of(), Map.class);
        second.get("/v3/any", Map.of(), Map.class);
        assertThat(scene.paths())
                .containsExactly(
                        CertificateScene.CERTIFICATES, "/v3/any", CertificateScene.CERTIFICATES, "/v3/any", "/v3/any");
    }

    static List<String> brokenCopies() {
        return List.of(
                "",
                "\n",
                "x\n" + CertificateScene.LIST,
                "99999999999999999999\n" + CertificateScene.LIST,
                "1714531198\n" + CertificateScene.LIST, // from the future
                "1714530897",
                "1714530897\n{}",
                "1714530897\n" + CertificateScene.LIST.replace("\"ciphertext\":\"", "\"ciphertext\":\"AAAA"));
    }

    @ParameterizedTest
    @MethodSource("brokenCopies")
    void aBrokenCopyIsAsGoodAsNone(String text) {
        InMemoryStore store = new InMemoryStore(clock);
        store.putIfAbsent("weizheng:pay:certificates:" + Keys.MCH_ID + ":RSA", text, Duration.ofDays(1));
        scene.started(CertificateCopies.in(store));
    }

    @Test
    void aStoreThatFailsHarmsNobody() {
        scene.started(new CertificateCopies() {
            @Override
            public Optional<String> read(String name) {
                throw new StoreException("down", new IOException("down"));
            }

            @Override
            public void write(String name, String text) {
                throw new StoreException("down", new IOException("down"));
            }
        });
    }
}
