/**
 * What an office offers: its service items (政务服务事项), in code or in a file that the office keeps. Menus, answers and notices are made of them.
 *
 * <p>Entry points: {@link io.github.weizheng.core.catalog.ServiceCatalog}, {@link io.github.weizheng.core.catalog.ServiceItem}.
 */
@NullMarked
package io.github.weizheng.core.catalog;

import org.jspecify.annotations.NullMarked;
