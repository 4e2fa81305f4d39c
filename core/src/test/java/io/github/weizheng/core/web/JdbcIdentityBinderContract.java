package io.github.weizheng.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.jdbc.Jdbc;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table must do in every database, beyond the contract. */
abstract class JdbcIdentityBinderContract extends IdentityBinderContract {
    private static final Secret DIGEST_KEY = Secret.of("a key for digests, of 32 bytes...");
    static final FieldCipher CIPHER =
            FieldCipher.aesGcm("test", Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

    abstract DataSource database();

    @BeforeEach
    void empty() {
        JdbcIdentityBinder.createSchema(database());
        table().update("DELETE FROM weizheng_identity");
    }

    @Override
    IdentityBinder binder() {
        return binder("wx1", DIGEST_KEY);
    }

    @Override
    IdentityBinder another() {
        return binder("wx2", DIGEST_KEY);
    }

    @Test
    void theSchemaIsCreatedOnce() {
        binder().bind(LI, ACCOUNT_7, FACE, YEAR);
        JdbcIdentityBinder.createSchema(database());
        assertThat(binder().find(LI)).isPresent();
    }

    @Test
    void aStolenTableNamesNobody() {
        binder().bind(LI, ACCOUNT_7, FACE, YEAR);
        another().bind(LI, ACCOUNT_7, FACE, YEAR);
        List<String> rows = rows();
        assertThat(rows).hasSize(2);
        assertThat(rows).noneMatch(row -> row.contains(LI.value()) || row.contains("account-7") || row.contains("张三"));
        // Nor can the same citizen be recognized in two accounts.
        assertThat(table().query(row -> row.getString(1), "SELECT openid_digest FROM weizheng_identity"))
                .doesNotHaveDuplicates();
        assertThat(table().query(row -> row.getString(1), "SELECT reference_digest FROM weizheng_identity"))
                .doesNotHaveDuplicates();
        assertThat(table().query(row -> row.getString(1), "SELECT reference_sealed FROM weizheng_identity"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsErasedIsGone() {
        binder().bind(LI, ACCOUNT_7, FACE, YEAR);
        binder().erase(LI);
        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity_level = 'L9'",
                "identity_level = 'L 9!'",
                "expires_at = expires_at + 1",
                "bound_at = bound_at - 1",
            })
    void whoChangesARowGetsNoBetterCitizen(String change) {
        binder().bind(LI, ACCOUNT_7, PASSWORD, YEAR);
        table().update("UPDATE weizheng_identity SET " + change);
        assertThatThrownBy(() -> binder().find(LI)).isInstanceOf(StoreException.class);
    }

    @Test
    void whoMovesACitizenToAnotherRowGetsNobody() {
        binder().bind(LI, ACCOUNT_7, FACE, YEAR);
        binder().bind(WANG, ACCOUNT_8, FACE, YEAR);
        List<String> sealed = table().query(
                        row -> row.getString(1),
                        "SELECT reference_sealed FROM weizheng_identity ORDER BY reference_sealed");
        table().update("UPDATE weizheng_identity SET reference_sealed = ?", sealed.get(0));
        int refused = 0;
        for (OpenId openId : List.of(LI, WANG)) {
            try {
                assertThat(binder().find(openId)).isPresent();
            } catch (StoreException e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void withAnotherDigestKeyNobodyIsFoundAndTheOldRowsExpire() {
        binder().bind(LI, ACCOUNT_7, FACE, Duration.ofHours(1));
        IdentityBinder rekeyed = binder("wx1", Secret.of("another key for digests, 32 bytes"));
        assertThat(rekeyed.find(LI)).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(rekeyed.eraseExpired()).isEqualTo(1);
    }

    @Test
    void aShortKeyAndAStrangeAccountAreRefused() {
        assertThatThrownBy(() -> binder("wx1", Secret.of("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("digestKey: at least 32 bytes, actual 5");
        assertThatThrownBy(() -> binder("wx|1", DIGEST_KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("appId: 1 to 64 letters, digits, _ or -, actual length 4");
    }

    private Jdbc table() {
        return new Jdbc(database());
    }

    private List<String> rows() {
        return table().query(
                        row -> {
                            StringJoiner text = new StringJoiner("|");
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                text.add(row.getString(i));
                            }
                            return text.toString();
                        },
                        "SELECT * FROM weizheng_identity");
    }

    private IdentityBinder binder(String appId, Secret digestKey) {
        return new JdbcIdentityBinder(database(), appId, digestKey, CIPHER, clock);
    }
}
