package io.github.weizheng.testkit.pay.order;

import io.github.weizheng.testkit.pay.BeijingTime;
import io.github.weizheng.testkit.wire.RandomText;
import java.time.Duration;
import java.time.Instant;

/** The ways to place an order, and what the platform hands out for the payer to come in with. */
enum Product {
    JSAPI("jsapi", "JSAPI", "prepay_id", Duration.ofHours(2)),
    APP("app", "APP", "prepay_id", Duration.ofHours(2)),
    NATIVE("native", "NATIVE", "code_url", Duration.ofHours(2)),
    H5("h5", "MWEB", "h5_url", Duration.ofMinutes(5));

    /** The last segment of the path that places the order. */
    final String path;

    final String tradeType;

    /** The field of the answer. */
    final String answer;

    /** How long what was handed out lets somebody pay. */
    final Duration lifetime;

    Product(String path, String tradeType, String answer, Duration lifetime) {
        this.path = path;
        this.tradeType = tradeType;
        this.answer = answer;
        this.lifetime = lifetime;
    }

    String handOut(RandomText random, Instant now) {
        String prepayId = "wx" + BeijingTime.compact(now) + random.hex(20);
        return switch (this) {
            case JSAPI, APP -> prepayId;
            case NATIVE -> "weixin://wxpay/bizpayurl/up?pr=" + random.lettersAndDigits(7) + "&groupid=00";
            case H5 ->
                "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=" + prepayId + "&package="
                        + random.digits(10);
        };
    }
}
