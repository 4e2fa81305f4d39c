/**
 * What offices keep in files: rules and questions, in YAML or CSV, and what is wrong with such a file.
 *
 * <p>Both formats are optional: YAML files need {@code org.yaml:snakeyaml}, CSV files {@code de.siegmar:fastcsv}; on a module path both
 * are to be added with {@code --add-modules}.
 */
@NullMarked
package io.github.weizheng.message.file;

import org.jspecify.annotations.NullMarked;
