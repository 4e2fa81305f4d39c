package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.NotificationKey;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the merchant's server that an order was paid, once per call. Thread-safe; runs on the calling thread. */
public final class PayNotifier {
    private static final String ASSOCIATED_DATA = "transaction";

    private final MerchantKeys keys;
    private final OrderBook orders;
    private final WechatpaySignature signature;
    private final WireClient client;
    private final Journal journal;
    private final RandomText random;
    private final Clock clock;

    private volatile NotificationKey key = NotificationKey.PUBLIC_KEY;
    private volatile boolean withheld;
    private volatile Duration timeout = Duration.ofSeconds(5);

    public PayNotifier(
            MerchantKeys keys,
            OrderBook orders,
            WechatpaySignature signature,
            WireClient client,
            Journal journal,
            RandomText random,
            Clock clock) {
        this.keys = keys;
        this.orders = orders;
        this.signature = signature;
        this.client = client;
        this.journal = journal;
        this.random = random;
        this.clock = clock;
    }

    public void signWith(NotificationKey key) {
        this.key = key;
    }

    public void withhold(boolean withhold) {
        withheld = withhold;
    }

    public void timeout(Duration timeout) {
        this.timeout = WireClient.requireTimeout(timeout);
    }

    /** Sends the first notification, unless the platform is to be silent. */
    public Optional<NotificationAttempt> paid(String outTradeNo) {
        return withheld ? Optional.empty() : Optional.of(send(outTradeNo));
    }

    /**
     * Sends a notification whatever was sent before.
     *
     * @throws IllegalArgumentException when there is no such order
     * @throws IllegalStateException when it is not paid
     */
    public NotificationAttempt send(String outTradeNo) {
        Order order = orders.byNumber(outTradeNo)
                .orElseThrow(() -> new IllegalArgumentException("outTradeNo: no such order: " + outTradeNo));
        Order.Payment payment = order.payment().orElseThrow(() -> new IllegalStateException("not paid: " + outTradeNo));
        String body = body(order, payment);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Request-ID", "08" + random.hex(32) + "-0");
        headers.putAll(signature.headers(body, key == NotificationKey.PUBLIC_KEY));
        URI url = URI.create(order.notifyUrl());
        WireClient.Reply reply = client.post(url, headers, body, timeout);
        boolean acknowledged = reply.failure() == null && (reply.status() == 200 || reply.status() == 204);
        journal.addPush("POST", url, "支付通知 " + outTradeNo + (acknowledged ? "" : "：未获确认"), reply);
        return new NotificationAttempt(outTradeNo, reply.status(), acknowledged);
    }

    private String body(Order order, Order.Payment payment) {
        String nonce = random.lettersAndDigits(12);
        String transaction = TransactionJson.of(order, clock.instant()).toString();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", payment.eventId());
        json.put("create_time", BeijingTime.rfc3339(payment.at()));
        json.put("resource_type", "encrypt-resource");
        json.put("event_type", "TRANSACTION.SUCCESS");
        json.put("summary", "支付成功");
        json.putObject("resource")
                .put("original_type", ASSOCIATED_DATA)
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", AeadAesGcm.encrypt(keys.apiV3Key(), nonce, ASSOCIATED_DATA, transaction))
                .put("associated_data", ASSOCIATED_DATA)
                .put("nonce", nonce);
        return json.toString();
    }
}
