package io.github.weizheng.payment.order;

import io.github.weizheng.payment.wire.FieldRules;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several orders that a citizen pays with one password (合单支付), such as water, gas and a fine that go to different payees. Immutable and thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012556944">合单支付</a>
 */
public final class CombinedOrder {
    final String appId;
    final OutTradeNo outTradeNo;
    final URI notifyUrl;
    final List<CombinedPart> parts;
    final @Nullable Scene scene;
    final @Nullable Instant expiresAt;

    private CombinedOrder(Builder builder, URI notifyUrl) {
        this.appId = builder.appId;
        this.outTradeNo = builder.outTradeNo;
        this.notifyUrl = notifyUrl;
        this.parts = List.copyOf(builder.parts);
        this.scene = Scene.of(builder.payerClientIp, builder.deviceId, null);
        this.expiresAt = builder.expiresAt;
    }

    /**
     * Starts one.
     *
     * @param appId of what the citizen is in; every merchant of the parts must be bound to it
     * @param outTradeNo the number of all together ({@code combine_out_trade_no})
     * @throws IllegalArgumentException if the appid is not 1 to 32 letters, digits, {@code _} or {@code -}
     */
    public static Builder builder(String appId, OutTradeNo outTradeNo) {
        return new Builder(FieldRules.appId(appId), outTradeNo);
    }

    /** The appid that it was started with. */
    public String appId() {
        return appId;
    }

    /** The number of all together. */
    public OutTradeNo outTradeNo() {
        return outTradeNo;
    }

    @Override
    public String toString() {
        return "CombinedOrder[" + outTradeNo + ", " + parts.size() + " parts]";
    }

    /** Collects a combined order. For one thread. */
    public static final class Builder {
        private static final int MOST_DIRECT = 10;
        private static final int MOST_PARTNER = 50;
        private final String appId;
        private final OutTradeNo outTradeNo;
        private final List<CombinedPart> parts = new ArrayList<>();
        private @Nullable URI notifyUrl;
        private @Nullable String payerClientIp;
        private @Nullable String deviceId;
        private @Nullable Instant expiresAt;

        private Builder(String appId, OutTradeNo outTradeNo) {
            this.appId = appId;
            this.outTradeNo = Objects.requireNonNull(outTradeNo, "outTradeNo");
        }

        /** One more order. */
        public Builder part(CombinedPart part) {
            parts.add(Objects.requireNonNull(part, "part"));
            return this;
        }

        /**
         * Where WeChat Pay reports the payment. Required.
         *
         * @throws IllegalArgumentException as of {@link PayOrder.Builder#notifyUrl}
         */
        public Builder notifyUrl(URI url) {
            notifyUrl = FieldRules.notifyUrl(url);
            return this;
        }

        /**
         * The address of the citizen's device. Required for H5, and where a device is named.
         *
         * @throws IllegalArgumentException if it is not an IPv4 or IPv6 address in figures
         */
        public Builder payerClientIp(String address) {
            payerClientIp = FieldRules.address(address);
            return this;
        }

        /**
         * The merchant's device.
         *
         * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
         */
        public Builder deviceId(String id) {
            deviceId = FieldRules.id("device_id", id, 32);
            return this;
        }

        /**
         * Until when it can be paid, to the second; a fraction is not sent.
         *
         * @throws IllegalArgumentException if it is not in the years 2000 to 9998
         */
        public Builder expiresAt(Instant moment) {
            expiresAt = FieldRules.expiry(moment);
            return this;
        }

        /**
         * Makes the order.
         *
         * @throws IllegalArgumentException if the notify URL is missing, a device is named without the citizen's address, or there are not 2 to 10 parts
         *     of direct merchants, or 1 to 50 of sub-merchants, or two have the same number, or some are of sub-merchants
         *     and some are not, or one has a sub_appid and no sub-merchant
         */
        public CombinedOrder build() {
            boolean partner = parts.stream().anyMatch(CombinedPart::isSub);
            if (partner && !parts.stream().allMatch(CombinedPart::isSub)) {
                throw new IllegalArgumentException("sub_orders: all of sub-merchants or none, actual both");
            }
            if (!partner && parts.stream().anyMatch(CombinedPart::hasSubAppId)) {
                throw new IllegalArgumentException("sub_appid: for a partner's sub-merchants only");
            }
            int least = partner ? 1 : 2;
            int most = partner ? MOST_PARTNER : MOST_DIRECT;
            if (parts.size() < least || parts.size() > most) {
                throw new IllegalArgumentException(
                        "sub_orders: " + least + " to " + most + " parts, actual " + parts.size());
            }
            long numbers =
                    parts.stream().map(CombinedPart::outTradeNo).distinct().count();
            if (numbers < parts.size()) {
                throw new IllegalArgumentException(
                        "sub_orders: each with a number of its own, actual " + numbers + " of " + parts.size());
            }
            return new CombinedOrder(this, FieldRules.required("notify_url", notifyUrl));
        }
    }
}
