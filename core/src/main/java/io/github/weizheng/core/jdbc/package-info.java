/** Plumbing for durable state in a database; for this library's own modules. */
@NullMarked
package io.github.weizheng.core.jdbc;

import org.jspecify.annotations.NullMarked;
