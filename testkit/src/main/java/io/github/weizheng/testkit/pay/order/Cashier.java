package io.github.weizheng.testkit.pay.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.pay.ClientSignature;
import io.github.weizheng.testkit.pay.MerchantKeys;
import io.github.weizheng.testkit.pay.PayEvent;
import io.github.weizheng.testkit.wire.JsonText;
import io.github.weizheng.testkit.wire.WireRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The payment page, in whatever way a person comes to it. Each way takes the money and returns what the merchant is to hear, or
 * throws {@link CannotPay} when the page would not open or not take the money. Thread-safe.
 */
public final class Cashier {
    private static final String PREPAY = "prepay_id=";
    private static final String REDIRECT = "&redirect_url=";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{10}");
    private static final int NONCE = 32;

    private final String appId;
    private final MerchantKeys keys;
    private final Bindings bindings;
    private final OrderBook orders;

    public Cashier(String appId, MerchantKeys keys, Bindings bindings, OrderBook orders) {
        this.appId = appId;
        this.keys = keys;
        this.bindings = bindings;
        this.orders = orders;
    }

    /** By the parameters of {@code getBrandWCPayRequest}, on a page inside WeChat. */
    public PayEvent openInWeChat(String openId, String parametersJson) {
        JsonNode parameters = object(parametersJson);
        requireAppId(parameters, "appId");
        return payJsapi(openId, parameters);
    }

    /** By the parameters of {@code wx.requestPayment}, where the appid goes without saying. */
    public PayEvent openInMiniProgram(String openId, String parametersJson) {
        return payJsapi(openId, object(parametersJson));
    }

    private PayEvent payJsapi(String openId, JsonNode parameters) {
        String timestamp = seconds(parameters, "timeStamp");
        String nonce = nonce(parameters, "nonceStr");
        String prepay = text(parameters, "package");
        CannotPay.unless(prepay.startsWith(PREPAY), "package does not start with prepay_id=");
        CannotPay.unless(
                keys.suite().takesSignType(text(parameters, "signType")),
                "signType is not " + keys.suite().type());
        requireSigned(parameters, "paySign", timestamp, nonce, prepay);
        return pay(Product.JSAPI, prepay.substring(PREPAY.length()), openId);
    }

    /** By the parameters of WeChat's SDK for apps. */
    public PayEvent openInApp(String openId, String parametersJson) {
        JsonNode parameters = object(parametersJson);
        requireAppId(parameters, "appid");
        CannotPay.unless(bindings.maySell(text(parameters, "partnerid")), "partnerid is not the merchant's");
        CannotPay.unless(text(parameters, "package").equals("Sign=WXPay"), "package is not Sign=WXPay");
        String timestamp = seconds(parameters, "timestamp");
        String nonce = nonce(parameters, "noncestr");
        String prepayId = text(parameters, "prepayid");
        requireSigned(parameters, "sign", timestamp, nonce, prepayId);
        return pay(Product.APP, prepayId, openId);
    }

    /** By scanning a code. */
    public PayEvent scan(String openId, String codeUrl) {
        return pay(Product.NATIVE, codeUrl, openId);
    }

    /**
     * By the address that a page in another browser sent the person to.
     *
     * @param page the address of that page, which the browser sends as Referer
     */
    public PayEvent openH5(String openId, String h5Url, String page) {
        Optional<String> host = host(page);
        CannotPay.unless(host.isPresent(), "there is no page that the browser could name as Referer");
        int redirect = h5Url.indexOf(REDIRECT);
        if (redirect < 0) {
            return pay(Product.H5, h5Url, openId);
        }
        Optional<String> back = host(WireRequest.decoded(h5Url.substring(redirect + REDIRECT.length())));
        CannotPay.unless(back.equals(host), "redirect_url is not encoded, or leads to another host than the page's");
        return pay(Product.H5, h5Url.substring(0, redirect), openId);
    }

    private PayEvent pay(Product product, String handout, String openId) {
        return PaidEvent.of(orders.pay(product, handout, openId));
    }

    private void requireAppId(JsonNode parameters, String name) {
        CannotPay.unless(text(parameters, name).equals(appId), name + " is not that of the account");
    }

    private void requireSigned(JsonNode parameters, String name, String timestamp, String nonce, String prepay) {
        boolean signed = ClientSignature.verifies(keys, text(parameters, name), appId, timestamp, nonce, prepay);
        CannotPay.unless(signed, name + " is not the merchant's signature over these parameters");
    }

    private static JsonNode object(String parametersJson) {
        return JsonText.object(parametersJson.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new CannotPay("the parameters are no JSON object"));
    }

    private static String seconds(JsonNode parameters, String name) {
        String timestamp = text(parameters, name);
        CannotPay.unless(SECONDS.matcher(timestamp).matches(), name + " is not in seconds");
        return timestamp;
    }

    private static String nonce(JsonNode parameters, String name) {
        String nonce = text(parameters, name);
        CannotPay.unless(!nonce.isEmpty() && nonce.length() <= NONCE, name + " is empty or longer than " + NONCE);
        return nonce;
    }

    private static String text(JsonNode parameters, String name) {
        JsonNode value = parameters.path(name);
        CannotPay.unless(value.isTextual(), name + " is missing or not a string");
        return value.textValue();
    }

    private static Optional<String> host(String url) {
        try {
            URI parsed = new URI(url);
            boolean web = "http".equalsIgnoreCase(parsed.getScheme()) || "https".equalsIgnoreCase(parsed.getScheme());
            return web
                    ? Optional.ofNullable(parsed.getHost()).map(host -> host.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
