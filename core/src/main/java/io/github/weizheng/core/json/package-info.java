/** The one JSON configuration, for this library's own modules only. */
@NullMarked
package io.github.weizheng.core.json;

import org.jspecify.annotations.NullMarked;
