package io.github.weizheng.core.store;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.jdbc.Jdbc;
import io.github.weizheng.core.test.Databases;
import io.github.weizheng.core.test.SettableClock;
import java.time.Duration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** SM4 over PostgreSQL, as an office under the rules of 密评 would have it. */
class EncryptedStoreOnJdbcTest extends SharedStoreContract {
    private static final JdbcConnectionPool DATABASE = Databases.postgres();
    private static final FieldCipher CIPHER = FieldCipher.sm4Gcm("2026", Secret.of("AAAAAAAAAAAAAAAAAAAAAA=="));

    private final SettableClock clock = new SettableClock();

    @BeforeEach
    void empty() {
        JdbcStore.createSchema(DATABASE);
        new Jdbc(DATABASE).update("DELETE FROM weizheng_store");
    }

    @AfterAll
    static void close() {
        DATABASE.dispose();
    }

    @Override
    protected SharedStore store() {
        return new EncryptedStore(new JdbcStore(DATABASE, clock), CIPHER);
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
