/** Texts in YAML and JSON as trees whose parts know their places; for this library's own modules only. */
@NullMarked
package io.github.weizheng.core.file.tree;

import org.jspecify.annotations.NullMarked;
