package io.github.weizheng.payment.ledger;

import io.github.weizheng.payment.order.OutTradeNo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The durable record of every fee payment; implemented over the office's database.
 *
 * <p>One ledger holds the entries of one merchant and one appid: a desk asks WeChat Pay about every entry that it finds. Any
 * number of JVMs share it.
 *
 * <p>Contract of an implementation:
 *
 * <ul>
 *   <li>{@link #open} and {@link #replace} are atomic, also against other JVMs, and durable when they return {@code true}:
 *       committed, on the caller's behalf, before anything else happens. They do not take part in a transaction of the caller
 *       that might still be rolled back.
 *   <li>Reads see every write that has returned, on any JVM: no lagging replica.
 *   <li>Entries are never deleted or changed by other means.
 *   <li>Whatever it throws means "may or may not have happened"; callers read again.
 *   <li>Thread-safe.
 * </ul>
 */
public interface FeeLedger {
    /**
     * Adds an entry.
     *
     * @return false, and nothing has changed, if the number is taken, or if the bill has an entry that is not {@code CLOSED}
     */
    boolean open(FeeEntry entry);

    /**
     * Puts {@code next} in the place of {@code expected}: only if what is stored has the number and the version of
     * {@code expected}. So nobody overwrites what he has not seen.
     *
     * @return false, and nothing has changed, if it has moved on
     * @throws IllegalArgumentException if {@code next} has another number, or not the version after
     */
    boolean replace(FeeEntry expected, FeeEntry next);

    /** The entry of that number. */
    Optional<FeeEntry> find(OutTradeNo outTradeNo);

    /**
     * The entries of a bill that are not {@code CLOSED}: none or one, or more if money came in under a number that had been
     * closed.
     */
    List<FeeEntry> standing(String billReference);

    /**
     * A page of the entries in any of these states that have not been changed after that moment: ordered by
     * {@link FeeEntry#updatedAt()}, and where that is equal by the number, as its ASCII characters sort (in SQL: a binary
     * collation).
     *
     * <p>The page begins right behind the place of {@code after} in that order, as the value handed in says it, whatever has become
     * of that entry meanwhile: it may have changed, or be in another state. So whoever hands in the last entry of each page
     * comes to the end, also while others write.
     *
     * @param after the last entry of the page before; null for the first page
     * @param limit how many at most, 1 or more; fewer come back only if no more are there
     */
    List<FeeEntry> unchangedSince(Instant moment, Set<FeeState> states, @Nullable FeeEntry after, int limit);
}
