/**
 * Who signs requests, and whose signature is believed. {@link io.github.weizheng.payment.signing.RequestSigner} and
 * {@link io.github.weizheng.payment.signing.ResponseVerifier} can be implemented over an HSM or KMS, and are handed to
 * {@link io.github.weizheng.payment.Merchant.Builder}.
 *
 * <p>Nothing here does I/O by itself; implementations of the interfaces are thread-safe.
 */
@NullMarked
package io.github.weizheng.payment.signing;

import org.jspecify.annotations.NullMarked;
