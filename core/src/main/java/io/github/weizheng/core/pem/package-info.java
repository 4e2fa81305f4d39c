/** Keys and certificates in PEM, for this library's own modules only. */
@NullMarked
package io.github.weizheng.core.pem;

import org.jspecify.annotations.NullMarked;
