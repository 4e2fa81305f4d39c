package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.store.EncryptedStore;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.JdbcStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.store.redis.RedisStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

class StoresTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void inADatabase() {
        DataSource dataSource = Town.database();
        JdbcStore.createSchema(dataSource);
        // tag::jdbcStore[]
        SharedStore store = new JdbcStore(dataSource);
        boolean written = store.putIfAbsent("key", "value", Duration.ofMinutes(1));
        // end::jdbcStore[]
        assertThat(written).isTrue();
        assertThat(store.putIfAbsent("key", "other", MINUTE)).isFalse();
        assertThat(new JdbcStore(dataSource).get("key")).contains("value");
    }

    @Test
    void inRedis() throws IOException {
        int port = Town.freePort();
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        // tag::redisStore[]
        try (RedisClient redis = RedisClient.create("127.0.0.1", port)) {
            SharedStore store = new RedisStore(redis, "water:"); // 键的前缀，默认 weizheng:
            store.putIfAbsent("key", "value", Duration.ofMinutes(1));
            assertThat(redis.get("water:key")).isEqualTo("value");
        }
        // end::redisStore[]
        server.stop();
    }

    @Test
    void encrypted() {
        DataSource dataSource = Town.database();
        JdbcStore.createSchema(dataSource);
        String aesKey = base64(32);
        // tag::encryptedStore[]
        FieldCipher cipher = FieldCipher.aesGcm("2026", Secret.of(aesKey)); // openssl rand -base64 32
        SharedStore store = new EncryptedStore(new JdbcStore(dataSource), cipher);
        // end::encryptedStore[]
        store.putIfAbsent("key", "value", MINUTE);
        assertThat(store.get("key")).contains("value");
        assertThat(new JdbcStore(dataSource).get("key")).get().asString().startsWith("sealed:aes.2026.");
    }

    @Test
    void keysAreChangedInTwoSteps() {
        String oldKey = base64(32);
        String newKey = base64(16);
        // tag::rotation[]
        FieldCipher old = FieldCipher.aesGcm("2026", Secret.of(oldKey));
        FieldCipher sm4 = FieldCipher.sm4Gcm("2027", Secret.of(newKey)); // openssl rand -base64 16
        FieldCipher first = old.alsoReading(sm4); // 第一步，所有 JVM：仍写旧密钥，两种都能读
        FieldCipher then = sm4.alsoReading(old); // 第二步，所有 JVM：写新密钥，两种都能读
        // end::rotation[]
        SharedStore below = new InMemoryStore();
        SharedStore before = new EncryptedStore(below, first);
        SharedStore after = new EncryptedStore(below, then);
        before.putIfAbsent("a", "1", MINUTE);
        after.putIfAbsent("b", "2", MINUTE);
        assertThat(after.get("a")).contains("1");
        assertThat(before.get("b")).contains("2");
        assertThatThrownBy(() -> new EncryptedStore(below, sm4).get("a")).isInstanceOf(StoreException.class);
    }

    private static String base64(int bytes) {
        byte[] key = new byte[bytes];
        new java.security.SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
