/**
 * Calls to the official account's API.
 *
 * <p>Entry point: {@link io.github.weizheng.core.api.WeChatApi}. Each capability has a small client of its own on top of it
 * ({@code Menus}, {@code TemplateMessages}…).
 */
@NullMarked
package io.github.weizheng.core.api;

import org.jspecify.annotations.NullMarked;
