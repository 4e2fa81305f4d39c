package io.github.weizheng.core.web;

import io.github.weizheng.core.OpenId;
import java.time.Duration;
import java.util.Optional;

/**
 * Which citizen of the office's own identity system an openid stands for. Nothing else is kept: no name, no number, no token.
 *
 * <p>An SPI; one instance is one account, since the same citizen has another openid in each. A citizen may have several openids, an openid
 * one citizen. Only real openids can be bound: a visitor of a snapshot page ({@code SignedIn.SnapshotVisitor}) has none to give.
 *
 * <p>A binding ends by its expiry, and is then as good as gone. It is to be erased when the citizen unsubscribes
 * ({@code on(InboundEvent.Unsubscribe.class, …)} of the router) and on request, and {@link #eraseExpired} is to be called once a day or so by the office's
 * own scheduler. Implementations are thread-safe, and throw {@code StoreException} if their storage fails; whether a write took place is
 * open then, and every method may be repeated.
 */
public interface IdentityBinder {
    /**
     * Binds an openid to a citizen from now on, in place of any earlier binding of that openid.
     *
     * @param level how surely the office knows that it is this citizen
     * @param validFor how long the binding holds: 1 millisecond to 36,500 days
     * @return the binding
     * @throws IllegalArgumentException if the span is another
     */
    IdentityBinding bind(OpenId openId, CitizenReference reference, IdentityLevel level, Duration validFor);

    /** The binding of an openid, unless it has expired or was erased. */
    Optional<IdentityBinding> find(OpenId openId);

    /**
     * Erases the binding of an openid, as when its owner unsubscribes.
     *
     * @return whether there was one, expired or not
     */
    boolean erase(OpenId openId);

    /**
     * Erases all bindings to a citizen in this account, as on the citizen's request.
     *
     * @return how many there were
     */
    int eraseByReference(CitizenReference reference);

    /**
     * Erases the bindings of this account that have expired.
     *
     * @return how many there were
     */
    int eraseExpired();
}
