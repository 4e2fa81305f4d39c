/** Digests, keyed and plain; exported to sibling modules only. */
@NullMarked
package io.github.weizheng.core.mac;

import org.jspecify.annotations.NullMarked;
