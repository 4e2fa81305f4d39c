/** What the owner of the account and risk control have set. */
@NullMarked
package io.github.weizheng.testkit.console;

import org.jspecify.annotations.NullMarked;
