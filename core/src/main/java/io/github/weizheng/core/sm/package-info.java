/** The domestic algorithms (国密) SM2, SM3 and SM4, done by Bouncy Castle; for this library's own modules. */
@NullMarked
package io.github.weizheng.core.sm;

import org.jspecify.annotations.NullMarked;
