/**
 * The account, its secrets, and the few exceptions of the library. Everything here is immutable; nothing does I/O.
 */
@NullMarked
package io.github.weizheng.core;

import org.jspecify.annotations.NullMarked;
