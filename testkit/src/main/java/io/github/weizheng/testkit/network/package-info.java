/** The addresses of WeChat's servers, and a look at the developer's own. */
@NullMarked
package io.github.weizheng.testkit.network;

import org.jspecify.annotations.NullMarked;
