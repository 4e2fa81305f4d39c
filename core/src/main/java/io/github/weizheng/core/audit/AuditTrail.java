package io.github.weizheng.core.audit;

/** Where audit records go. Implementations are thread-safe. */
@FunctionalInterface
public interface AuditTrail {
    /**
     * Keeps a record. Returns only once it is as durable as the implementation promises; nothing is queued behind the caller's back.
     *
     * <p>After a failure the record may be there or not. Whether the act that it tells of may go on is the caller's decision. The same record may be
     * handed in again: its {@link AuditRecord#id()} shows that both are one.
     *
     * @throws io.github.weizheng.core.StoreException if it could not be kept, or nobody knows whether it was
     */
    void record(AuditRecord record);
}
