/**
 * Customer-service messages (客服消息): what the office writes to a citizen by itself, within the time that WeChat gives it after the citizen wrote or did something.
 *
 * <p>Entry point: {@link io.github.weizheng.message.customerservice.CustomerServiceMessages}.
 */
@NullMarked
package io.github.weizheng.message.customerservice;

import org.jspecify.annotations.NullMarked;
