package io.github.weizheng.store.redis;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.store.entry.EntryLimits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * A {@link SharedStore} on Redis (tested on 6.2): one key for each entry, expiry by Redis' own clock.
 *
 * <p>Stands on a Jedis of the caller, who configures it (pool, TLS, password, sentinel or cluster, time limits) and closes it. Each operation
 * is one command or one script on one key, so it is atomic and works on a cluster. A master that fails over before it has replicated may
 * forget a write: whoever shares a token notices nothing worse than one more fetch. An eviction policy other than {@code noeviction} drops
 * leases and claims before their end when memory runs short; what they guard may then happen twice.
 *
 * <p>Whatever Jedis throws becomes a {@link StoreException} whose words and causes show no key and no value; whether a write took place is open then.
 *
 * <p>Thread-safe as the Jedis is (pooled ones are).
 */
public final class RedisStore implements SharedStore {
    private static final String REPLACE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1 end return 0";
    private static final String REMOVE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    private final UnifiedJedis redis;
    private final String prefix;

    /** A store whose keys begin with {@code weizheng:}. Does no I/O. */
    public RedisStore(UnifiedJedis redis) {
        this(redis, "weizheng:");
    }

    /** A store whose keys begin with the given text, which keeps it apart from other systems in the same Redis. Does no I/O. */
    public RedisStore(UnifiedJedis redis, String prefix) {
        this.redis = Objects.requireNonNull(redis, "redis");
        this.prefix = Objects.requireNonNull(prefix, "prefix");
    }

    @Override
    public Optional<String> get(String key) {
        String name = name(key);
        return call(() -> Optional.ofNullable(redis.get(name)));
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration timeToLive) {
        String name = name(key);
        EntryLimits.value("value", value);
        SetParams onlyIfAbsent = SetParams.setParams().nx().px(millis(timeToLive));
        return call(() -> redis.set(name, value, onlyIfAbsent) != null);
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration timeToLive) {
        EntryLimits.value("expected", expected);
        EntryLimits.value("value", value);
        return run(REPLACE, name(key), List.of(expected, value, Long.toString(millis(timeToLive))));
    }

    @Override
    public boolean removeIfEquals(String key, String expected) {
        EntryLimits.value("expected", expected);
        return run(REMOVE, name(key), List.of(expected));
    }

    private boolean run(String script, String name, List<String> arguments) {
        return call(() -> Long.valueOf(1).equals(redis.eval(script, List.of(name), arguments)));
    }

    private String name(String key) {
        return prefix + EntryLimits.key(key);
    }

    /** Rounded up: an entry never lives shorter than it was told. */
    private static long millis(Duration timeToLive) {
        return EntryLimits.timeToLive(timeToLive).plusNanos(999_999).toMillis();
    }

    private static <T> T call(Supplier<T> command) {
        try {
            return command.get();
        } catch (JedisException e) {
            throw new StoreException("Redis failed: " + e.getClass().getSimpleName(), WithoutWords.of(e));
        }
    }
}
