/** Access tokens: the stable and the classic line, their lifetimes and their ends. */
@NullMarked
package io.github.weizheng.testkit.token;

import org.jspecify.annotations.NullMarked;
