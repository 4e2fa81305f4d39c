/**
 * Signing and encryption of single API calls (服务端 API 签名加密, "API安全" in the console), in addition to TLS: what a call asks and what it is told
 * cannot be read or changed between this JVM and WeChat, whatever proxy opens the TLS in between.
 *
 * <p>Entry point: {@link io.github.weizheng.core.api.security.ApiSecurity}. Knows nothing of HTTP, and does no I/O.
 */
@NullMarked
package io.github.weizheng.core.api.security;

import org.jspecify.annotations.NullMarked;
