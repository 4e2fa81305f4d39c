/**
 * HTTP without a web framework: the bytes that came, the bytes to send back, and an adapter for the JDK's own server. And who the citizens are whom
 * the office knows by an openid: {@link io.github.weizheng.core.web.IdentityBinder}.
 *
 * <p>Sign-in and the JS-SDK have packages of their own below.
 */
@NullMarked
package io.github.weizheng.core.web;

import org.jspecify.annotations.NullMarked;
