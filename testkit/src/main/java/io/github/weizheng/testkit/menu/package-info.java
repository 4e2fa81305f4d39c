/** The default menu: WeChat's rules for it, what it looks like when read back, and what a tap on it reports. */
@NullMarked
package io.github.weizheng.testkit.menu;

import org.jspecify.annotations.NullMarked;
