/**
 * What was collected, durably: one entry per order number, written before any call that could move money.
 *
 * <p>{@link io.github.weizheng.payment.ledger.FeeLedger} is for the caller to implement over the office's database; the
 * in-memory one is for tests and trials. Entries are immutable values; ledgers are thread-safe.
 */
@NullMarked
package io.github.weizheng.payment.ledger;

import org.jspecify.annotations.NullMarked;
