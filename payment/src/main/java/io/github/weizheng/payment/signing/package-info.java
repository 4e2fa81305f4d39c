/**
 * Who signs requests, and whose signature is believed. {@link io.github.weizheng.payment.signing.RequestSigner} can be
 * implemented over an HSM or KMS.
 *
 * <p>Nothing here does I/O by itself; implementations of the interfaces are thread-safe.
 */
@NullMarked
package io.github.weizheng.payment.signing;

import org.jspecify.annotations.NullMarked;
