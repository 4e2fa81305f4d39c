/**
 * HTTP without a web framework: the bytes that came, the bytes to send back, and an adapter for the JDK's own server.
 */
@NullMarked
package io.github.weizheng.core.web;

import org.jspecify.annotations.NullMarked;
