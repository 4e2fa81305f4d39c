package io.github.weizheng.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.store.EncryptedStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.store.SharedStoreContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

class RedisStoreTest extends SharedStoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static RedisServer server;
    private static RedisClient redis;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        redis = RedisClient.create("127.0.0.1", port);
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
        server.stop();
    }

    @BeforeEach
    void empty() {
        redis.flushAll();
    }

    @Override
    protected SharedStore store() {
        return new RedisStore(redis);
    }

    /** Redis has a clock of its own: what is left to each entry is shortened by the time that passes. */
    @Override
    protected void pass(Duration time) {
        for (String key : redis.keys("*")) {
            redis.pexpire(key, redis.pttl(key) - time.toMillis());
        }
    }

    @Test
    void redisItselfForgetsAtTheTimeThatItIsTold() {
        store().putIfAbsent("k", "v", MINUTE);
        assertThat(redis.pttl("weizheng:k")).isBetween(1L, 60_000L);
        store().replace("k", "v", "w", Duration.ofDays(3_660));
        assertThat(redis.pttl("weizheng:k")).isGreaterThan(MINUTE.toMillis());
        store().putIfAbsent("brief", "v", Duration.ofNanos(1));
        assertThat(store().get("brief").isPresent() ? redis.pttl("weizheng:brief") : 0)
                .isLessThanOrEqualTo(1);
    }

    @Test
    void prefixesKeepSystemsApart() {
        RedisStore one = new RedisStore(redis, "water:");
        RedisStore other = new RedisStore(redis, "gas:");
        assertThat(one.putIfAbsent("k", "1", MINUTE)).isTrue();
        assertThat(other.putIfAbsent("k", "2", MINUTE)).isTrue();
        assertThat(one.get("k")).contains("1");
        assertThat(redis.keys("*")).containsExactlyInAnyOrder("water:k", "gas:k");
    }

    @Test
    void holdsWhatIsEncryptedToo() {
        FieldCipher cipher = FieldCipher.aesGcm("2026", Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        SharedStore encrypted = new EncryptedStore(store(), cipher);
        String largest = "水".repeat(21_845);
        assertThat(encrypted.putIfAbsent("k", largest, MINUTE)).isTrue();
        assertThat(encrypted.replace("k", largest, "small", MINUTE)).isTrue();
        assertThat(encrypted.get("k")).contains("small");
        assertThat(redis.get("weizheng:k")).startsWith("sealed:aes.2026.");
    }

    @Test
    void aRedisThatIsDownIsAStoreException() throws IOException {
        try (RedisClient nobody = RedisClient.create("127.0.0.1", freePort())) {
            SharedStore store = new RedisStore(nobody);
            fails(() -> store.get("c4n4ry"));
            fails(() -> store.putIfAbsent("c4n4ry", "c4n4ry", MINUTE));
            fails(() -> store.replace("c4n4ry", "c4n4ry", "c4n4ry", MINUTE));
            fails(() -> store.removeIfEquals("c4n4ry", "c4n4ry"));
        }
    }

    @Test
    void aRedisThatRefusesIsAStoreExceptionWithoutItsWords() {
        redis.lpush("weizheng:c4n4ry", "c4n4ry"); // another system's list under our key
        fails(() -> store().get("c4n4ry"));
        fails(() -> store().replace("c4n4ry", "c4n4ry", "c4n4ry", MINUTE));
        redis.configSet("maxmemory", "1");
        try {
            fails(() -> store().putIfAbsent("c4n4ry2", "c4n4ry", MINUTE));
        } finally {
            redis.configSet("maxmemory", "0");
        }
        assertThat(store().putIfAbsent("c4n4ry2", "v", MINUTE)).isTrue();
    }

    @Test
    void aPoolThatIsClosedIsAStoreException() {
        RedisClient closed = RedisClient.create("127.0.0.1", server.ports().get(0));
        closed.close();
        fails(() -> new RedisStore(closed).get("c4n4ry"));
    }

    private static void fails(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(StoreException.class)
                .hasMessageMatching("Redis failed: Jedis\\w*")
                .satisfies(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("c4n4ry");
                });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
