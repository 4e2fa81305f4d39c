/**
 * Template messages.
 *
 * <p>Entry point: {@link io.github.weizheng.message.template.TemplateMessages}.
 */
@NullMarked
package io.github.weizheng.message.template;

import org.jspecify.annotations.NullMarked;
