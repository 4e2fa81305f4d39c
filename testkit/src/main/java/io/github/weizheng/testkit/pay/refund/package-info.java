/** Refunds and what becomes of them. */
@NullMarked
package io.github.weizheng.testkit.pay.refund;

import org.jspecify.annotations.NullMarked;
