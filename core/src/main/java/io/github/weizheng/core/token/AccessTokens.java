package io.github.weizheng.core.token;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.name.PlainName;
import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The access token of one account.
 *
 * <ul>
 *   <li><b>Within a JVM</b> at most one fetch is under way, beside what {@link #renew} and {@link #forceRefresh} ask for. Whoever finds no valid token
 *       waits for it and gets its result or its failure; who is interrupted meanwhile, a {@code TransportException} with effect {@code NONE}.
 *   <li><b>Among the JVMs that share the store</b> one holds a lease of ten seconds and fetches; the others look every 50 ms for what it
 *       writes. If it dies, another takes over when the lease ends; after twenty seconds whoever still waits fetches for itself. A fetch that
 *       fails looks once more for what another has written. Each write names what it replaces, so whoever comes late with an older token
 *       cannot overwrite a newer one: it uses the newer one.
 *   <li><b>Ahead of its end</b>, in the last 3 to 4½ minutes of a token's life (a random moment for each JVM), one caller fetches the next on
 *       its own thread, while the others go on with the old one. If that fails, the old one serves until it expires, and the next try is
 *       half a minute away.
 *   <li><b>A refused token</b> ({@link #invalidate}) is named, so a late caller cannot discard a newer one. It is not taken from the store again. A
 *       source that hands it out all the same is believed, and asked again half a minute later.
 *   <li><b>A store that fails</b> is done without: the source is asked, at most once at a time in this JVM, and the token is kept here. Several JVMs then
 *       fetch for themselves, which {@code stable_token} answers with the same token; classic ones retire each other's.
 *   <li><b>WeChat out of reach</b>: as long as the old token is valid nobody notices. After that each call gets the failure of the fetch it waited for, and
 *       the next call asks again; nothing is remembered.
 *   <li><b>A clock that jumps</b> ahead makes the token look expired: one fetch. After one was set back by more than a minute nobody knows when the token ends:
 *       one fetch, too, and the old one serves until it has succeeded. A token written by a clock that is hours ahead looks valid for too long: WeChat
 *       refuses it, and it is replaced.
 * </ul>
 *
 * <p>Reading a valid token takes no lock and allocates nothing. Starts no thread. Thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html">getStableAccessToken</a>
 */
public final class AccessTokens {
    private static final Duration LONGEST_HANDED_ON = Duration.ofDays(1);
    private final TokenSource source;
    private final InstantSource clock;
    private final Renewal renewal;
    private final ForcedRefreshes forced;

    /** As the one below, waiting by blocking the calling thread. */
    public AccessTokens(String appId, TokenSource source, SharedStore store, InstantSource clock) {
        this(appId, source, store, clock, Delayer.blocking());
    }

    /**
     * The tokens of an account. Does no I/O.
     *
     * @param appId whose tokens they are, 1 to 64 letters, digits, {@code _} or {@code -}; keeps accounts apart in the store
     * @param delayer how to wait while another JVM fetches
     * @throws IllegalArgumentException if the appId is something else
     */
    public AccessTokens(String appId, TokenSource source, SharedStore store, InstantSource clock, Delayer delayer) {
        String key = "token:" + PlainName.checked("appId", appId);
        this.source = source;
        this.clock = clock;
        this.renewal = new Renewal(key, source, store, clock, delayer);
        this.forced = new ForcedRefreshes(key + ":forced", store, clock);
    }

    /**
     * A token that is valid as far as is known.
     *
     * @throws io.github.weizheng.core.WeChatException (or what else the source throws) if there is none and none can be had; nothing is
     *     remembered, the next call asks again
     */
    public Secret current() {
        return renewal.current().token;
    }

    /** As {@link #current}, with how long it is still valid, a day at most: for handing it to another system. */
    public IssuedToken issued() {
        HeldToken now = renewal.current();
        // A clock that was set back makes it look longer than any token lives.
        long left = Math.min(now.expiresAt - clock.millis(), LONGEST_HANDED_ON.toMillis());
        return IssuedToken.of(now.token, Duration.ofMillis(Math.max(1, left)));
    }

    /**
     * Reports that WeChat refused this token. Does nothing if it is no longer the current one, or if the source has handed it out again
     * less than half a minute after it was refused.
     */
    public void invalidate(Secret refused) {
        renewal.invalidate(Objects.requireNonNull(refused, "refused"));
    }

    /**
     * Asks the source now, although the token may be valid, and keeps what it hands out: to find out whether it still would. From {@code stable_token}
     * that is the same token; WeChat's classic one is replaced by this.
     *
     * @throws RuntimeException what the source throws; the token that is held stays
     */
    public Secret renew() {
        return renewal.supersede(source::fetch).token;
    }

    /**
     * Makes WeChat issue a new token and retire the old one at once ({@code force_refresh}): for an operator whose token has leaked, not for code
     * that was refused one. Systems that fetch for themselves notice by a refusal, and get the new one.
     *
     * <p>WeChat allows 20 a day, 30 seconds apart. They are counted in the store, for all JVMs, before the call is made, by the day of Beijing.
     *
     * @return the new token
     * @throws ForcedRefreshRefusedException if that would be one too many; nothing was asked of WeChat
     * @throws IllegalStateException if the source of this account knows no such thing
     * @throws RuntimeException whatever the store throws, if it cannot count, or the source; in the latter case the old token may be retired
     */
    public Secret forceRefresh() {
        if (!(source instanceof TokenSource.Forcible forcible)) {
            throw new IllegalStateException("The token source of this account cannot be forced: only stable_token can");
        }
        forced.count();
        return renewal.supersede(forcible::fetchForced).token;
    }
}
