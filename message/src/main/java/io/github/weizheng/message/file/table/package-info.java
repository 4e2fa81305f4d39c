/** Entries with named fields, as YAML and CSV files hold them; for this module only. */
@NullMarked
package io.github.weizheng.message.file.table;

import org.jspecify.annotations.NullMarked;
