/**
 * Bills (账单): what WeChat Pay has booked on a day, to be compared with one's own books.
 *
 * <p>Entry points: {@link io.github.weizheng.payment.bill.Bills} fetches a bill, {@link io.github.weizheng.payment.bill.TradeBill} and
 * {@link io.github.weizheng.payment.bill.FundFlowBill} read one from any stream, row by row, in memory that does not grow with the bill. Not here:
 * the comparison with a ledger, and the encrypted bills per sub-merchant of partners. Everything is immutable and thread-safe unless it says
 * otherwise.
 */
@NullMarked
package io.github.weizheng.payment.bill;

import org.jspecify.annotations.NullMarked;
