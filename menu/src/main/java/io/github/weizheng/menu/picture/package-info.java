/**
 * What a menu looks like, before it is published: for a terminal, and for a review meeting.
 *
 * <p>Entry point: {@link io.github.weizheng.menu.picture.MenuPicture}.
 */
@NullMarked
package io.github.weizheng.menu.picture;

import org.jspecify.annotations.NullMarked;
