/** The way to OkHttp, for this library's own modules only. */
@NullMarked
package io.github.weizheng.core.http;

import org.jspecify.annotations.NullMarked;
