/** HTTP in both directions: the two servers, the client that pushes, faults on the way, and the journal of it all. */
@NullMarked
package io.github.weizheng.testkit.wire;

import org.jspecify.annotations.NullMarked;
