package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The payment page that {@code getBrandWCPayRequest} opens. Thread-safe. */
public final class Cashier {
    private static final String PREPAY = "prepay_id=";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{10}");
    private static final int NONCE = 32;

    private final String appId;
    private final MerchantKeys keys;
    private final OrderBook orders;

    public Cashier(String appId, MerchantKeys keys, OrderBook orders) {
        this.appId = appId;
        this.keys = keys;
        this.orders = orders;
    }

    /**
     * Lets a person pay.
     *
     * @return the out_trade_no that is paid now
     * @throws CannotPay when the page would not open or not take the money
     */
    public String pay(String openId, String bridgeParameters) {
        JsonNode parameters = JsonText.object(bridgeParameters.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new CannotPay("the parameters are no JSON object"));
        String appId = text(parameters, "appId");
        String timestamp = text(parameters, "timeStamp");
        String nonce = text(parameters, "nonceStr");
        String prepay = text(parameters, "package");
        CannotPay.unless(appId.equals(this.appId), "appId is not that of the account");
        CannotPay.unless(SECONDS.matcher(timestamp).matches(), "timeStamp is not in seconds");
        CannotPay.unless(!nonce.isEmpty() && nonce.length() <= NONCE, "nonceStr is empty or longer than 32");
        CannotPay.unless(prepay.startsWith(PREPAY), "package does not start with prepay_id=");
        CannotPay.unless(text(parameters, "signType").equals("RSA"), "signType is not RSA");
        String message = appId + "\n" + timestamp + "\n" + nonce + "\n" + prepay + "\n";
        boolean signed = RsaSignature.verifies(
                keys.merchant().getPublic(), message.getBytes(StandardCharsets.UTF_8), text(parameters, "paySign"));
        CannotPay.unless(signed, "paySign is not the merchant's signature over these parameters");
        return orders.pay(prepay.substring(PREPAY.length()), openId).outTradeNo();
    }

    private static String text(JsonNode parameters, String name) {
        JsonNode value = parameters.path(name);
        CannotPay.unless(value.isTextual(), name + " is missing or not a string");
        return value.textValue();
    }
}
