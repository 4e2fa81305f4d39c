/** {@link io.github.weizheng.core.store.SharedStore} on Redis, over the caller's Jedis. */
@NullMarked
package io.github.weizheng.store.redis;

import org.jspecify.annotations.NullMarked;
