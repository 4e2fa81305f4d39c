/** Entries with named fields, as YAML and CSV files hold them; for this library's own modules only. */
@NullMarked
package io.github.weizheng.core.file.table;

import org.jspecify.annotations.NullMarked;
