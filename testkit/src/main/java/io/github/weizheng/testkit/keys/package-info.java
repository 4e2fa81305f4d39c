/** Keys that are made when first needed, and how they are written down. */
@NullMarked
package io.github.weizheng.testkit.keys;

import org.jspecify.annotations.NullMarked;
