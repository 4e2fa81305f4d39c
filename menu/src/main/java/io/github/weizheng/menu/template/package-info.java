/**
 * Menus with variables and variants, in code and in YAML and JSON files. Begin with {@link io.github.weizheng.menu.template.MenuFile} or
 * {@link io.github.weizheng.menu.template.MenuTemplate}.
 */
@NullMarked
package io.github.weizheng.menu.template;

import org.jspecify.annotations.NullMarked;
