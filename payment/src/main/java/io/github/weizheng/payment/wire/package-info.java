/** What answers and notifications have in common on the wire. Not exported. */
@NullMarked
package io.github.weizheng.payment.wire;

import org.jspecify.annotations.NullMarked;
