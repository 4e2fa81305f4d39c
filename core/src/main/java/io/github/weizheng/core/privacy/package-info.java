/** What keeps citizens' data and others' words out of messages and logs; for this library's own modules only. */
@NullMarked
package io.github.weizheng.core.privacy;

import org.jspecify.annotations.NullMarked;
