/**
 * The office's services (政务服务事项), from which menu entries, answers and notices are made. Begin with
 * {@link io.github.weizheng.core.catalog.ServiceCatalog}.
 */
@NullMarked
package io.github.weizheng.core.catalog;

import org.jspecify.annotations.NullMarked;
