/**
 * The store that several JVMs share.
 *
 * <p>Entry points: {@link io.github.weizheng.core.store.SharedStore} and its forms: {@link io.github.weizheng.core.store.InMemoryStore},
 * {@link io.github.weizheng.core.store.JdbcStore}, {@link io.github.weizheng.core.store.EncryptedStore}.
 */
@NullMarked
package io.github.weizheng.core.store;

import org.jspecify.annotations.NullMarked;
