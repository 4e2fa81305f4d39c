/** Counted calls, their limits, clearing them, and finding a refused call again. */
@NullMarked
package io.github.weizheng.testkit.quota;

import org.jspecify.annotations.NullMarked;
