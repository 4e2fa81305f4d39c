/** Menus: WeChat's rules for them, what they look like when read back, who sees which, and what a tap reports. */
@NullMarked
package io.github.weizheng.testkit.menu;

import org.jspecify.annotations.NullMarked;
