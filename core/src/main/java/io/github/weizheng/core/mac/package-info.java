/** A keyed digest, for this module only. */
@NullMarked
package io.github.weizheng.core.mac;

import org.jspecify.annotations.NullMarked;
