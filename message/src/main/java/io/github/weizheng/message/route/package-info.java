/**
 * Who answers what.
 *
 * <p>Entry point: {@link io.github.weizheng.message.route.Router}.
 */
@NullMarked
package io.github.weizheng.message.route;

import org.jspecify.annotations.NullMarked;
