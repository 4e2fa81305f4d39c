/** Names that stand inside other texts, for this module only. */
@NullMarked
package io.github.weizheng.core.name;

import org.jspecify.annotations.NullMarked;
