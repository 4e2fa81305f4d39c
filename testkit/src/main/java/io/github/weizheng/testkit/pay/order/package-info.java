/** Orders of a direct merchant and of sub-merchants, combined orders, and the pages on which they are paid. */
@NullMarked
package io.github.weizheng.testkit.pay.order;

import org.jspecify.annotations.NullMarked;
