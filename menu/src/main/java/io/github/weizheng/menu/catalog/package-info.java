/**
 * Menus and the office's services (政务服务事项): entries made of them with {@link io.github.weizheng.menu.catalog.ServiceEntries}, and how much of a
 * menu they are with {@link io.github.weizheng.menu.catalog.MenuLint}.
 */
@NullMarked
package io.github.weizheng.menu.catalog;

import org.jspecify.annotations.NullMarked;
