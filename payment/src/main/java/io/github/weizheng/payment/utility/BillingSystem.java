package io.github.weizheng.payment.utility;

import io.github.weizheng.payment.order.OutTradeNo;
import java.util.List;
import java.util.Optional;

/**
 * The agency's own system, which issues bills and writes them off (水、电、气、供暖…); implemented by the caller.
 *
 * <p>Contract of an implementation: thread-safe; bounded in time, since a citizen or WeChat waits; whatever it throws means that
 * the outcome is not known. A write-off is final once it has returned.
 */
public interface BillingSystem {
    /** The bills of an account that are due. */
    List<UtilityBill> billsDue(AccountNumber account);

    /** The bill, if it is due; nothing if it is unknown, paid or cancelled. */
    Optional<UtilityBill> find(BillId bill);

    /**
     * Writes a bill off (销账): the money is with the merchant.
     *
     * <p>Idempotent by {@link WriteOffOrder#outTradeNo()}: a repeat changes nothing and answers {@link WriteOff#already()}, also
     * while the first is still running. A bill that was settled in another way meanwhile, or whose amount is another, is
     * refused, and a human returns the money.
     */
    WriteOff writeOff(WriteOffOrder order);

    /** What became of a write-off whose outcome is not known; asked before any repeat. */
    WriteOffStatus status(OutTradeNo outTradeNo);
}
