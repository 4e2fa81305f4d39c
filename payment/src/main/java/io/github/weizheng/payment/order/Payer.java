package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.OpenId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is to pay, inside WeChat. Immutable and thread-safe. */
public final class Payer {
    private final OpenId openId;
    private final boolean underSubAppId;
    private final @Nullable PayerIdentity identity;

    private Payer(OpenId openId, boolean underSubAppId, @Nullable PayerIdentity identity) {
        this.openId = Objects.requireNonNull(openId, "openId");
        this.underSubAppId = underSubAppId;
        this.identity = identity;
    }

    /** The citizen of that openid under the order's appid. */
    public static Payer of(OpenId openId) {
        return new Payer(openId, false, null);
    }

    /** The citizen of that openid under the order's {@code sub_appid}: for partners, where the page is the sub-merchant's. */
    public static Payer underSubAppId(OpenId openId) {
        return new Payer(openId, true, null);
    }

    /** The same, who must be the person of that document (实名支付). Needs a permission of its own. */
    public Payer identifiedAs(PayerIdentity person) {
        return new Payer(openId, underSubAppId, Objects.requireNonNull(person, "person"));
    }

    /** In an order of that merchant. */
    Wire in(PayOrder order, Party party) {
        if (underSubAppId && (!party.isSub() || order.subAppId == null)) {
            throw new IllegalArgumentException(
                    "payer: an openid under sub_appid needs a partner's sub-merchant and the order's sub_appid");
        }
        return new Wire(
                party.isSub() ? null : openId.value(),
                party.isSub() && !underSubAppId ? openId.value() : null,
                underSubAppId ? openId.value() : null,
                identity);
    }

    /** In a combined order, which names only two. */
    Wire in(CombinedOrder order) {
        if (underSubAppId && order.parts.stream().noneMatch(CombinedPart::hasSubAppId)) {
            throw new IllegalArgumentException("payer: an openid under sub_appid needs a part with a sub_appid");
        }
        return underSubAppId
                ? new Wire(null, null, openId.value(), identity)
                : new Wire(openId.value(), null, null, identity);
    }

    /** Nobody. */
    @Override
    public String toString() {
        return "Payer[" + openId + "]";
    }

    record Wire(
            @JsonProperty("openid") @Nullable String openId,
            @JsonProperty("sp_openid") @Nullable String spOpenId,
            @JsonProperty("sub_openid") @Nullable String subOpenId,
            @JsonProperty("identity") @Nullable PayerIdentity identity) {
        /** Nobody. */
        @Override
        public String toString() {
            return "Payer[]";
        }
    }
}
