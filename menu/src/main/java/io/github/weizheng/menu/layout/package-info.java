/**
 * Which columns a menu has: a grouping for those with too many.
 *
 * <p>Entry point: {@link io.github.weizheng.menu.layout.ColumnSuggestion}.
 */
@NullMarked
package io.github.weizheng.menu.layout;

import org.jspecify.annotations.NullMarked;
