/** What every store takes, in one place; for this library's own stores. */
@NullMarked
package io.github.weizheng.core.store.entry;

import org.jspecify.annotations.NullMarked;
