/** WeChat Pay v3 for one direct merchant: signatures, orders, payments and notifications. */
@NullMarked
package io.github.weizheng.testkit.pay;

import org.jspecify.annotations.NullMarked;
