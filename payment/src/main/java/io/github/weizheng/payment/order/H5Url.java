package io.github.weizheng.payment.order;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a browser outside WeChat opens the cashier (h5_url): valid for five minutes, for one citizen. The browser must come from a page on the domain that is
 * registered for H5 payments. Immutable and thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791836">H5调起支付</a>
 */
public final class H5Url {
    private static final int MAX = 512;
    private final URI value;

    private H5Url(URI value) {
        this.value = value;
    }

    /**
     * Wraps an address.
     *
     * @throws IllegalArgumentException if it is not an https URL of 1 to 512 characters
     */
    public static H5Url of(String value) {
        if (!Objects.requireNonNull(value, "value").toLowerCase(Locale.ROOT).startsWith("https://")
                || value.length() > MAX) {
            throw new IllegalArgumentException(
                    "h5_url: an https URL of at most 512 characters, actual length " + value.length());
        }
        return new H5Url(URI.create(value));
    }

    /** The address; afterwards the citizen comes back to the page that the payment started from. */
    public URI value() {
        return value;
    }

    /**
     * The address, from which the citizen comes back to another page. Coming back says nothing about the payment: let that page ask.
     *
     * @param page on the registered domain
     * @throws IllegalArgumentException if it is not http(s) with a host
     */
    public URI redirectingTo(URI page) {
        String scheme = String.valueOf(Objects.requireNonNull(page, "page").getScheme());
        if (page.getRawAuthority() == null || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
            throw new IllegalArgumentException("redirect_url: http(s)://host/…, actual something else");
        }
        String encoded = URLEncoder.encode(page.toASCIIString(), StandardCharsets.UTF_8);
        String address = value.toString();
        String bare = value.getRawFragment() == null ? address : address.substring(0, address.indexOf('#'));
        return URI.create(bare + (value.getRawQuery() == null ? "?" : "&") + "redirect_url=" + encoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof H5Url that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Not the address: whoever has it can pay the order, and see whose it is. */
    @Override
    public String toString() {
        return "H5Url[" + value.getHost() + "]";
    }
}
