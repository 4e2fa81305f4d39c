/**
 * Who did what to which object, when, and with what outcome: kept so that it can be shown later.
 *
 * <p>Make an {@link io.github.weizheng.core.audit.AuditRecord}, hand it to an {@link io.github.weizheng.core.audit.AuditTrail}: the log
 * ({@link io.github.weizheng.core.audit.Slf4jAuditTrail}), a database ({@link io.github.weizheng.core.audit.JdbcAuditTrail}), or a file in which every
 * record seals the one before ({@link io.github.weizheng.core.audit.ChainedAuditFile}, checked by {@link io.github.weizheng.core.audit.ChainVerifier}).
 *
 * <p>Nothing here deletes, queries or sends records away, and nothing is audited by itself.
 */
@NullMarked
package io.github.weizheng.core.audit;

import org.jspecify.annotations.NullMarked;
