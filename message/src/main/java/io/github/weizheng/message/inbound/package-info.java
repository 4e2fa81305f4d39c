/**
 * What WeChat delivers, typed: one record per kind, with everything that stood on the wire.
 *
 * <p>Entry point: {@link io.github.weizheng.message.inbound.Inbound}. Verifies nothing by itself.
 */
@NullMarked
package io.github.weizheng.message.inbound;

import org.jspecify.annotations.NullMarked;
