/**
 * What offices keep in files: services, menus, rules and questions, in YAML, JSON or CSV; and what is wrong with such a file.
 *
 * <p>Two formats are optional: YAML files need {@code org.yaml:snakeyaml}, CSV files {@code de.siegmar:fastcsv}; on a module path both
 * are to be added with {@code --add-modules}.
 */
@NullMarked
package io.github.weizheng.core.file;

import org.jspecify.annotations.NullMarked;
