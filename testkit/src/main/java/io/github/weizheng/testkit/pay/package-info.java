/** WeChat Pay v3 for one merchant: signatures, the list of operations, and notifications. */
@NullMarked
package io.github.weizheng.testkit.pay;

import org.jspecify.annotations.NullMarked;
