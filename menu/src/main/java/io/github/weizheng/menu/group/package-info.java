/** The same menus for a group of accounts. Begin with {@link io.github.weizheng.menu.group.MenuGroup}. */
@NullMarked
package io.github.weizheng.menu.group;

import org.jspecify.annotations.NullMarked;
