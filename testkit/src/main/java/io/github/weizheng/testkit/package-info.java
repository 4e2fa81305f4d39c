/**
 * A WeChat that runs inside your JVM. Start at {@link io.github.weizheng.testkit.WeChatSimulator}.
 *
 * <p>What it does not do: it makes no statement about load limits and daily quotas other than those named on the types, it
 * has no TLS, and it keeps nothing between runs. Where WeChat's documentation is silent the Javadoc says what was chosen.
 *
 * <p>Every type here is safe for use by many threads at once. The methods that push to your server ({@code connect}, and
 * whatever a {@link io.github.weizheng.testkit.Citizen} does) run on the calling thread and return when the push has ended.
 */
@NullMarked
package io.github.weizheng.testkit;

import org.jspecify.annotations.NullMarked;
