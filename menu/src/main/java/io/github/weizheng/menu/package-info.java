/**
 * The menu of an account, in code.
 *
 * <p>Entry points: {@link io.github.weizheng.menu.Menu} to build, {@link io.github.weizheng.menu.MenuRules} to check what others
 * wrote, {@link io.github.weizheng.menu.Menus} to publish. Knows nothing of messages: a {@code MenuKey} ties a button to its handler.
 */
@NullMarked
package io.github.weizheng.menu;

import org.jspecify.annotations.NullMarked;
