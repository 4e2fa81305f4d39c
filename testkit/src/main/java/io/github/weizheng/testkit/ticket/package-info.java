/** The tickets of the JS-SDK and of cards. */
@NullMarked
package io.github.weizheng.testkit.ticket;

import org.jspecify.annotations.NullMarked;
