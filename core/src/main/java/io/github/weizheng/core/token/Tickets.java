package io.github.weizheng.core.token;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.name.PlainName;
import io.github.weizheng.core.store.SharedStore;
import java.time.InstantSource;
import java.util.Objects;

/**
 * A ticket of one account: {@code jsapi} for pages in WeChat, {@code wx_card} for cards.
 *
 * <p>WeChat issues few of them, so they are kept exactly as access tokens are: one fetch for all JVMs, renewed ahead, the old one served meanwhile; see
 * {@link AccessTokens} for what happens when the store, WeChat or the clock fails. Only browsers notice that a ticket is refused (a signature that is wrong on
 * all pages): until somebody says so with {@link #invalidate}, it is used to its end. A ticket never belongs into a
 * page. Thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/webdev/jssdk/api_getticket.html">getTicket</a>
 */
public final class Tickets {
    private final Renewal renewal;

    /**
     * Tickets of one type. Does no I/O.
     *
     * @param appId whose tickets they are, 1 to 64 letters, digits, {@code _} or {@code -}
     * @param type {@code jsapi} or {@code wx_card}, of the same form as an appId; keeps them apart in the store
     * @param source asks WeChat, or another system, for the ticket
     * @param delayer how to wait while another JVM fetches
     * @throws IllegalArgumentException if appId or type have another form
     */
    public Tickets(
            String appId, String type, TokenSource source, SharedStore store, InstantSource clock, Delayer delayer) {
        String key = "ticket:" + PlainName.checked("type", type) + ':' + PlainName.checked("appId", appId);
        renewal = new Renewal(key, source, store, clock, delayer);
    }

    /**
     * A ticket that is valid as far as is known.
     *
     * @throws io.github.weizheng.core.WeChatException (or what else the source throws) if there is none and none can be had
     */
    public Secret current() {
        return renewal.current().token;
    }

    /** Reports that pages signed with this ticket are refused. Does nothing if it is no longer the current one. */
    public void invalidate(Secret refused) {
        renewal.invalidate(Objects.requireNonNull(refused, "refused"));
    }
}
