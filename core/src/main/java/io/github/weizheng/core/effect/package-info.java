/**
 * Once-only effects: {@link io.github.weizheng.core.effect.OnceOnly} for what WeChat delivers several times (claimed, then done, until it expires);
 * {@link io.github.weizheng.core.effect.JdbcOnce} for what the caller's own database does (done and marked in one transaction).
 */
@NullMarked
package io.github.weizheng.core.effect;

import org.jspecify.annotations.NullMarked;
