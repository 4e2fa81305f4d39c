/** The store that several JVMs share, on Redis. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Jedis has a module name and no descriptor
module io.github.weizheng.store.redis {
    requires static transitive org.jspecify;
    requires transitive io.github.weizheng.core;
    requires transitive redis.clients.jedis;

    exports io.github.weizheng.store.redis;
}
