package io.github.weizheng.payment.order;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one citizen is to pay for, from a page inside WeChat (JSAPI).
 *
 * <p>Checked when it is built: lengths count characters; characters outside the Basic Multilingual Plane (four bytes in UTF-8:
 * rare Chinese characters, emoji) are refused, because WeChat Pay refuses them. Nothing is cut or replaced. Immutable and
 * thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791856">JSAPI/小程序下单</a>
 */
public final class JsapiOrder {
    private final String appId;
    private final OutTradeNo outTradeNo;
    private final Fen total;
    private final String description;
    private final URI notifyUrl;
    private final OpenId payer;
    private final @Nullable String attach;
    private final @Nullable Instant expiresAt;
    private final @Nullable String payerClientIp;

    private JsapiOrder(Builder builder, String description, URI notifyUrl, OpenId payer) {
        this.appId = builder.appId;
        this.outTradeNo = builder.outTradeNo;
        this.total = builder.total;
        this.description = description;
        this.notifyUrl = notifyUrl;
        this.payer = payer;
        this.attach = builder.attach;
        this.expiresAt = builder.expiresAt;
        this.payerClientIp = builder.payerClientIp;
    }

    /**
     * Starts an order.
     *
     * @param appId of the account that the citizen's openid belongs to, bound to the merchant; 1 to 32 letters, digits,
     *     {@code _} or {@code -}
     * @param total 1 fen or more
     * @throws IllegalArgumentException if appid or amount are something else
     */
    public static Builder builder(String appId, OutTradeNo outTradeNo, Fen total) {
        return new Builder(OrderRules.appId(appId), outTradeNo, OrderRules.total(total));
    }

    /** The account's appid. */
    public String appId() {
        return appId;
    }

    /** The merchant's number. */
    public OutTradeNo outTradeNo() {
        return outTradeNo;
    }

    /** What is to be paid. */
    public Fen total() {
        return total;
    }

    /** What the citizen reads. */
    public String description() {
        return description;
    }

    /** Where WeChat Pay reports the payment. */
    public URI notifyUrl() {
        return notifyUrl;
    }

    /** Who is to pay. */
    public OpenId payer() {
        return payer;
    }

    /** The merchant's own text. */
    public Optional<String> attach() {
        return Optional.ofNullable(attach);
    }

    /** Until when it can be paid. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** The address of the citizen's device. */
    public Optional<String> payerClientIp() {
        return Optional.ofNullable(payerClientIp);
    }

    @Override
    public String toString() {
        return "JsapiOrder[" + outTradeNo + ", " + total + "]";
    }

    /** Collects an order. For one thread. */
    public static final class Builder {
        private final String appId;
        private final OutTradeNo outTradeNo;
        private final Fen total;
        private @Nullable String description;
        private @Nullable URI notifyUrl;
        private @Nullable OpenId payer;
        private @Nullable String attach;
        private @Nullable Instant expiresAt;
        private @Nullable String payerClientIp;

        private Builder(String appId, OutTradeNo outTradeNo, Fen total) {
            this.appId = appId;
            this.outTradeNo = Objects.requireNonNull(outTradeNo, "outTradeNo");
            this.total = total;
        }

        /**
         * What the citizen reads in WeChat's bill. Required.
         *
         * @throws IllegalArgumentException if it is empty, has more than 127 characters, or one of four bytes
         */
        public Builder description(String text) {
            description = OrderRules.text("description", text, 127);
            return this;
        }

        /**
         * Where WeChat Pay reports the payment. Required.
         *
         * @throws IllegalArgumentException if it is not an absolute http(s) URL with a path and without query, fragment or
         *     credentials, or has more than 255 characters
         */
        public Builder notifyUrl(URI url) {
            notifyUrl = OrderRules.notifyUrl(url);
            return this;
        }

        /** Who is to pay: an openid under the order's appid. Required. */
        public Builder payer(OpenId openId) {
            payer = Objects.requireNonNull(openId, "openId");
            return this;
        }

        /**
         * The merchant's own text; comes back once the order is paid, and stands in the bill.
         *
         * @throws IllegalArgumentException if it is empty, has more than 128 characters, or one of four bytes
         */
        public Builder attach(String text) {
            attach = OrderRules.text("attach", text, 128);
            return this;
        }

        /**
         * Until when the order can be paid, to the second; a fraction is not sent. WeChat Pay raises it to a minute from now if
         * it is earlier, and takes no other value when the order is sent again. By default seven days.
         */
        public Builder expiresAt(Instant moment) {
            expiresAt = Objects.requireNonNull(moment, "moment");
            return this;
        }

        /**
         * The address of the citizen's device.
         *
         * @throws IllegalArgumentException if it is not an IPv4 or IPv6 address in figures
         */
        public Builder payerClientIp(String address) {
            payerClientIp = OrderRules.address(address);
            return this;
        }

        /**
         * Makes the order.
         *
         * @throws IllegalArgumentException if description, notify URL or payer are missing
         */
        public JsapiOrder build() {
            return new JsapiOrder(
                    this,
                    OrderRules.required("description", description),
                    OrderRules.required("notify_url", notifyUrl),
                    OrderRules.required("payer", payer));
        }
    }
}
