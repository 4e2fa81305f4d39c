package io.github.weizheng.testkit;

import io.github.weizheng.testkit.keys.RsaKeys;
import io.github.weizheng.testkit.pay.CannotPay;
import io.github.weizheng.testkit.pay.Cashier;
import io.github.weizheng.testkit.pay.MerchantKeys;
import io.github.weizheng.testkit.pay.OrderBook;
import io.github.weizheng.testkit.pay.PayApi;
import io.github.weizheng.testkit.pay.PayNotifier;
import io.github.weizheng.testkit.pay.PayRoutes;
import io.github.weizheng.testkit.pay.WechatpaySignature;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.wire.Ending;
import io.github.weizheng.testkit.wire.Faults;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import io.github.weizheng.testkit.wire.WireServer;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A direct merchant (直连商户) that is bound to the simulated account's appid, and the pay platform around it. The platform
 * serves JSAPI orders, their queries by either number, closing, and {@code GET /v3/certificates}; it holds both a public key
 * and a certificate, as during a change-over, and signs an answer with the key that the request's {@code Wechatpay-Serial}
 * names, by default with the certificate.
 *
 * <p>Chosen where the documentation is silent or divided: {@code ORDERPAID} has status 400; closing an unknown number
 * answers 204; a {@code mchid} other than the signer's is {@code APPID_MCHID_NOT_MATCH} in an order and
 * {@code INVALID_REQUEST} elsewhere; a body that is not {@code application/json} is {@code PARAM_ERROR}; an earlier prepay_id stays good for its two hours; {@code time_expire} has no upper
 * limit, and an unpaid order closes after seven days; {@code payer.identity} is not taken.
 *
 * <p>Not simulated: other ways to pay, partner mode, refunds, bills, SM algorithms, rate limits, and the platform's own
 * schedule of re-sent notifications, for which there is {@link #resendNotification}. Thread-safe. RSA keys are made when
 * first needed.
 */
public final class SimulatedMerchant {
    private final MerchantKeys keys;
    private final OrderBook orders;
    private final Cashier cashier;
    private final PayNotifier notifier;
    private final PayApi api;
    private final Faults faults;
    private final WireServer server;

    SimulatedMerchant(String appId, People people, WireClient client, Journal journal, RandomText random, Clock clock) {
        keys = new MerchantKeys(random, clock);
        orders = new OrderBook(random, clock);
        cashier = new Cashier(appId, keys, orders);
        WechatpaySignature signature = new WechatpaySignature(keys, random, clock);
        notifier = new PayNotifier(keys, orders, signature, client, journal, random, clock);
        PayRoutes routes = new PayRoutes(appId, keys, orders, people, random, clock);
        api = new PayApi(keys, routes, signature, random, clock);
        faults = new Faults(api);
        server = WireServer.start(faults, journal, clock);
    }

    /** Returns the merchant id, ten digits. */
    public String mchId() {
        return keys.mchId();
    }

    /** Returns the serial number of the merchant's API certificate, 40 upper-case hexadecimal digits. */
    public String certificateSerial() {
        return keys.certificateSerial();
    }

    /** Returns the merchant's API private key, RSA of 2048 bits. */
    public PrivateKey privateKey() {
        return keys.merchant().getPrivate();
    }

    /** Returns {@link #privateKey()} as PKCS#8 in PEM, as {@code apiclient_key.pem} holds it. */
    public String privateKeyPem() {
        return RsaKeys.pem("PRIVATE KEY", privateKey().getEncoded());
    }

    /** Returns the APIv3 key, 32 letters and digits. */
    public String apiV3Key() {
        return keys.apiV3Key();
    }

    /** Returns the id of the WeChat Pay public key, {@code PUB_KEY_ID_…}. */
    public String publicKeyId() {
        return keys.publicKeyId();
    }

    /** Returns the WeChat Pay public key. */
    public PublicKey publicKey() {
        return keys.platform().getPublic();
    }

    /** Returns the platform certificate, whose key is another one than {@link #publicKey()}. */
    public X509Certificate platformCertificate() {
        return keys.platformCertificate().certificate();
    }

    /** Sets what notifications are signed with; the public key by default. */
    public void notifyWith(NotificationKey key) {
        notifier.signWith(key);
    }

    /**
     * Sets how long the platform waits for the answer to a notification. The default is its own limit of 5 s.
     *
     * @param timeout from 1 ms to 1 h
     */
    public void notificationTimeout(Duration timeout) {
        notifier.timeout(timeout);
    }

    /**
     * Sends the notification of a paid order once more on the calling thread: same {@code id}, freshly encrypted and signed.
     * It is sent even while notifications are withheld.
     *
     * @throws IllegalArgumentException when there is no such order
     * @throws IllegalStateException when the order is not paid
     */
    public NotificationAttempt resendNotification(String outTradeNo) {
        return notifier.send(outTradeNo);
    }

    /** Makes the platform silent or talk again; while it is silent a client learns of a payment only by asking. */
    public void withholdNotifications(boolean withhold) {
        notifier.withhold(withhold);
    }

    /**
     * Answers the next call of {@code path} with an error, without any effect and before any check. Orders for one path queue
     * up. Answers with 401 and 5xx are not signed, others are.
     *
     * @param path the path without query, such as {@code /v3/pay/transactions/jsapi}
     * @param status from 400 to 599
     * @param code such as {@code SYSTEM_ERROR}
     */
    public void answerNext(String path, int status, String code) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status: must be from 400 to 599: " + status);
        }
        api.answerNext(path, status, code);
    }

    /** Answers the next call of {@code path} so much later, in real time. Its effect happens before the wait. */
    public void delayNext(String path, Duration delay) {
        faults.add(path, Faults.late(delay), 1);
    }

    /** Lets the next call of {@code path} have its effect and then cuts the connection instead of answering. */
    public void hangUpNext(String path) {
        faults.add(path, Faults.ending(Ending.HANG_UP), 1);
    }

    /** Lets the next 2xx answer of {@code path} carry a {@code Wechatpay-Signature} that does not verify. */
    public void breakNextSignature(String path) {
        api.breakNextSignature(path);
    }

    /** Returns every order, oldest first. */
    public List<SimulatedOrder> orders() {
        return orders.snapshot();
    }

    /** Pays, and tells the merchant's server last. */
    Payment pay(String openId, String bridgeParametersJson, Runnable whenPaid) {
        String paid;
        try {
            paid = cashier.pay(openId, bridgeParametersJson);
        } catch (CannotPay e) {
            return Payment.fail(e.problem());
        }
        whenPaid.run();
        return Payment.ok(notifier.paid(paid));
    }

    WireServer server() {
        return server;
    }
}
