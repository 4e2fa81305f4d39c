/** The people on the other side of the account. */
@NullMarked
package io.github.weizheng.testkit.people;

import org.jspecify.annotations.NullMarked;
