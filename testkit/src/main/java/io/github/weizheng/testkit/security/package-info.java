/** Signed and encrypted calls (API 安全). */
@NullMarked
package io.github.weizheng.testkit.security;

import org.jspecify.annotations.NullMarked;
