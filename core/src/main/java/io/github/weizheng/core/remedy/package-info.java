/** What to do about error codes, for this library's own modules only. */
@NullMarked
package io.github.weizheng.core.remedy;

import org.jspecify.annotations.NullMarked;
