/** Menus to begin with. The entry point is {@link io.github.weizheng.menu.layout.MenuLayout}. */
@NullMarked
package io.github.weizheng.menu.layout;

import org.jspecify.annotations.NullMarked;
