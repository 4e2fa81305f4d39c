/**
 * Questions that citizens ask in their own words, answered from a list.
 *
 * <p>Entry point: {@link io.github.weizheng.message.faq.Faq}.
 */
@NullMarked
package io.github.weizheng.message.faq;

import org.jspecify.annotations.NullMarked;
