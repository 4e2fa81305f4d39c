/** How texts look on a screen. Not exported. */
@NullMarked
package io.github.weizheng.menu.screen;

import org.jspecify.annotations.NullMarked;
