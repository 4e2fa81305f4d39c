/** The store that several JVMs share, and its form within one JVM. */
@NullMarked
package io.github.weizheng.core.store;

import org.jspecify.annotations.NullMarked;
