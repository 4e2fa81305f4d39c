/**
 * Which columns a menu has: layouts to begin with, and a grouping for menus with too many.
 *
 * <p>Entry points: {@link io.github.weizheng.menu.layout.MenuLayout}, {@link io.github.weizheng.menu.layout.ColumnSuggestion}.
 */
@NullMarked
package io.github.weizheng.menu.layout;

import org.jspecify.annotations.NullMarked;
