/** The bills of a day, generated from what happened on it. */
@NullMarked
package io.github.weizheng.testkit.pay.bill;

import org.jspecify.annotations.NullMarked;
