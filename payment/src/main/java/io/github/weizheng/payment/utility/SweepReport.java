package io.github.weizheng.payment.utility;

import io.github.weizheng.payment.order.OutTradeNo;
import java.util.List;

/**
 * What a sweep found and did. A number stands in one list only.
 *
 * <p>Handed out by {@link FeeDesk}; constructor and pattern are outside semantic versioning: it may gain a component.
 *
 * @param writtenOff finished now: money in, bill written off
 * @param pending money in, and the write-off still outstanding; the next sweep goes on
 * @param closed unpaid for too long and closed now
 * @param unpaid still open and unpaid
 * @param disputed for a human: all that are in dispute, not only new ones
 * @param failed could not be looked at, because the ledger or WeChat Pay did not answer; the next sweep tries again
 */
public record SweepReport(
        List<OutTradeNo> writtenOff,
        List<OutTradeNo> pending,
        List<OutTradeNo> closed,
        List<OutTradeNo> unpaid,
        List<OutTradeNo> disputed,
        List<OutTradeNo> failed) {
    /** A report. */
    public SweepReport {
        writtenOff = List.copyOf(writtenOff);
        pending = List.copyOf(pending);
        closed = List.copyOf(closed);
        unpaid = List.copyOf(unpaid);
        disputed = List.copyOf(disputed);
        failed = List.copyOf(failed);
    }
}
