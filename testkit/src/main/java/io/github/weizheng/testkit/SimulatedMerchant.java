package io.github.weizheng.testkit;

import io.github.weizheng.testkit.keys.RsaKeys;
import io.github.weizheng.testkit.pay.CertificateRoute;
import io.github.weizheng.testkit.pay.EchoRoute;
import io.github.weizheng.testkit.pay.KeyChoice;
import io.github.weizheng.testkit.pay.MerchantKeys;
import io.github.weizheng.testkit.pay.NotificationSchedule;
import io.github.weizheng.testkit.pay.PayApi;
import io.github.weizheng.testkit.pay.PayEvent;
import io.github.weizheng.testkit.pay.PayNotifier;
import io.github.weizheng.testkit.pay.PayRoute;
import io.github.weizheng.testkit.pay.PayRoutes;
import io.github.weizheng.testkit.pay.SealedFields;
import io.github.weizheng.testkit.pay.WechatpaySignature;
import io.github.weizheng.testkit.pay.bill.BillDesk;
import io.github.weizheng.testkit.pay.order.Bindings;
import io.github.weizheng.testkit.pay.order.CannotPay;
import io.github.weizheng.testkit.pay.order.Cashier;
import io.github.weizheng.testkit.pay.order.OrderBook;
import io.github.weizheng.testkit.pay.order.OrderRoutes;
import io.github.weizheng.testkit.pay.refund.RefundBook;
import io.github.weizheng.testkit.pay.refund.RefundDesk;
import io.github.weizheng.testkit.pay.refund.RefundStatus;
import io.github.weizheng.testkit.pay.suite.Suite;
import io.github.weizheng.testkit.people.People;
import io.github.weizheng.testkit.wire.Ending;
import io.github.weizheng.testkit.wire.Faults;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import io.github.weizheng.testkit.wire.WireHost;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A merchant (商户) that is bound to the simulated account's appid, and the pay platform around it. The platform serves orders
 * for JSAPI, app, native and H5, for the merchant itself, for its sub-merchants and combined, with their queries and closing;
 * refunds; bills; {@code GET /v3/certificates} and {@code POST /v3/security/echo}. It holds both a public key and a certificate, as during a change-over, and
 * signs an answer with the key that the request's {@code Wechatpay-Serial} names, by default with the certificate. Signatures and encryption are real, both ways.
 *
 * <p>Chosen where the documentation is silent or divided:
 *
 * <ul>
 *   <li>Orders: one merchant id serves as direct merchant and as service provider, and one appid is that of the account, the mini
 *       program, the app and the sub-merchants. {@code ORDERPAID} has status 400; closing an unknown number answers 204; a
 *       {@code mchid} other than the signer's is {@code APPID_MCHID_NOT_MATCH} in an order and {@code INVALID_REQUEST} elsewhere,
 *       as is an order of another sub-merchant; a sub-merchant of somebody else is {@code NO_AUTH}; a number within a combined
 *       order that is taken is {@code OUT_TRADE_NO_USED}. A body that is not {@code application/json} is {@code PARAM_ERROR}. An
 *       earlier prepay_id stays good for its two hours, an earlier code_url does not; {@code time_expire} has no upper limit, and
 *       an unpaid order closes after seven days. What {@code payer.identity} holds is not opened; {@code subsidy_info} is not
 *       taken. In an app, {@code partnerid} may be the merchant or any of its sub-merchants.
 *   <li>Refunds: a refund succeeds five minutes after it was asked for unless {@link #settleRefund} decides earlier; an unknown
 *       order is {@code RESOURCE_NOT_EXISTS}; every other rule broken is {@code INVALID_REQUEST}.
 *   <li>Bills: no byte order mark, lines end with a line feed; the fee is 0.60 %, rounded half up to a whole fen and written with
 *       five places; a refund gives back the fee of its amount, rounded likewise; the account holds 10,000.00 yuan at first;
 *       refunds that are ABNORMAL or CLOSED are {@code FAIL}; an expired token is {@code INVALID_REQUEST}; bill types beyond
 *       {@code ALL}, {@code SUCCESS} and {@code REFUND} are {@code PARAM_ERROR}.
 *   <li>Encrypted fields open with a key that is in use or a certificate that is listed; what they hold is not looked at.
 *   <li>SM merchants: answers and notifications are signed with SM2, since their requests are; a page may hand over any {@code signType}.
 * </ul>
 *
 * <p>Not simulated: code payment (付款码), coupons, profit sharing, sub-merchants' own fund bills, rate limits, the minute between two
 * refunds of one order. Nothing happens by itself: repeated notifications go out with {@link #deliverDueNotifications}. Thread-safe. RSA keys are made when first needed.
 */
public final class SimulatedMerchant {
    private final MerchantKeys keys;
    private final Bindings bindings;
    private final OrderBook orders;
    private final RefundBook refunds;
    private final RefundDesk refundDesk;
    private final BillDesk bills;
    private final Cashier cashier;
    private final PayNotifier notifier;
    private final NotificationSchedule notifications;
    private final PayApi api;
    private final Faults faults;
    private final KeyChoice choice;
    private final WireHost host;
    private final WireHost backupHost;

    SimulatedMerchant(
            Suite suite,
            String appId,
            People people,
            WireClient client,
            Journal journal,
            RandomText random,
            Clock clock) {
        keys = new MerchantKeys(suite, random, clock);
        choice = new KeyChoice(keys, clock);
        bindings = new Bindings(appId, keys.mchId(), people, random);
        orders = new OrderBook(random, clock);
        refunds = new RefundBook(orders, random, clock);
        cashier = new Cashier(appId, keys, bindings, orders);
        WechatpaySignature signature = new WechatpaySignature(keys, random, clock);
        notifier = new PayNotifier(keys, choice, signature, client, journal, random, clock);
        notifications = new NotificationSchedule(notifier, clock);
        SealedFields sealedFields = new SealedFields(keys, choice);
        refundDesk = new RefundDesk(keys.mchId(), orders, refunds, sealedFields, notifications, clock);
        bills = new BillDesk(keys.mchId(), orders, refunds, refundDesk, () -> host().url(), random, clock);
        List<PayRoute> operations = Stream.of(
                        new OrderRoutes(bindings, orders, clock).routes(),
                        refundDesk.routes(),
                        bills.routes(),
                        List.of(
                                new CertificateRoute(keys, choice, random).route(),
                                new EchoRoute(keys, sealedFields, notifications, clock).route()))
                .flatMap(List::stream)
                .toList();
        api = new PayApi(keys, choice, new PayRoutes(operations), signature, random, clock);
        faults = new Faults(api);
        host = new WireHost(faults, journal, clock);
        backupHost = new WireHost(faults, journal, clock);
    }

    /** Returns the merchant id, ten digits. */
    public String mchId() {
        return keys.mchId();
    }

    /** Returns the serial number of the merchant's API certificate, 40 upper-case hexadecimal digits. */
    public String certificateSerial() {
        return keys.certificateSerial();
    }

    /** Returns the merchant's API certificate as PEM, as {@code apiclient_cert.pem} holds it; signed by nobody else. */
    public String certificatePem() {
        return pem(keys.certificate());
    }

    /** Returns the merchant's API private key: RSA of 2048 bits, or SM2. */
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

    /** Returns the platform certificate that is signed with now, whose key is another one than {@link #publicKey()}. */
    public X509Certificate platformCertificate() {
        return keys.platformCertificate();
    }

    /** Returns the platform certificates that can be downloaded now, oldest first. */
    public List<X509Certificate> platformCertificates() {
        return keys.listedCertificates();
    }

    /** Lists a new platform certificate: it is signed with after 24 hours, and the old one stays listed for 24 more. */
    public X509Certificate rotatePlatformCertificate() {
        return keys.rotate();
    }

    /** Makes a new APIv3 key, under which everything is encrypted from now on, and returns it. */
    public String changeApiV3Key() {
        return keys.changeApiV3Key();
    }

    /** Sets which keys of WeChat Pay the merchant has; {@link KeyMode#CHANGING_OVER} by default, of an SM merchant {@link KeyMode#CERTIFICATES}. */
    public void keyMode(KeyMode mode) {
        choice.mode(mode);
    }

    /** Sets what notifications are signed with while the merchant changes over; the public key by default. */
    public void notifyWith(NotificationKey key) {
        choice.notifyWith(key);
    }

    /**
     * Changes over from today on: of 1,000 notifications, 1, 10, 50, 100, 200, 500 and from the seventh day on all are signed with the public key, evenly spread,
     * the others with the certificate.
     */
    public void beginChangeOver() {
        choice.beginChangeOver();
    }

    /** Lets a probe go before the next notification: the same with a signature that must be refused. See {@link #probes}. */
    public void probeNext() {
        notifier.probeNext();
    }

    /** Returns the probes that were sent, oldest first; the server has failed one that it acknowledged. */
    public List<NotificationAttempt> probes() {
        return notifier.probes();
    }

    /** Returns the host that stands for {@code https://api.mch.weixin.qq.com}. */
    public SimulatedHost apiHost() {
        return new SimulatedHost(host);
    }

    /** Returns the host that stands for {@code https://api2.mch.weixin.qq.com}, which serves the same merchant. */
    public SimulatedHost backupApiHost() {
        return new SimulatedHost(backupHost);
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
     * It is sent even while notifications are withheld, and beside the schedule, which an acknowledgement ends.
     *
     * @param number the out_trade_no, or the combine_out_trade_no
     * @throws IllegalArgumentException when there is no such order
     * @throws IllegalStateException when the order is not paid
     */
    public NotificationAttempt resendNotification(String number) {
        Optional<NotificationAttempt> sent = notifications.sendAgain("transaction", number);
        if (sent.isEmpty() && !orders.knows(number)) {
            throw new IllegalArgumentException("number: no such order: " + number);
        }
        return sent.orElseThrow(() -> new IllegalStateException("not paid: " + number));
    }

    /**
     * Sends the newest notification of a refund once more, as {@link #resendNotification} does.
     *
     * @throws IllegalArgumentException when nothing was to be told of such a refund
     */
    public NotificationAttempt resendRefundNotification(String outRefundNo) {
        refundDesk.arrive();
        return notifications
                .sendAgain("refund", outRefundNo)
                .orElseThrow(() -> new IllegalArgumentException("outRefundNo: nothing to tell of it: " + outRefundNo));
    }

    /**
     * Makes the platform silent or talk again; while it is silent a client learns of a payment only by asking. What was to be
     * told then is due and goes out with {@link #deliverDueNotifications} later.
     */
    public void withholdNotifications(boolean withhold) {
        notifications.withhold(withhold);
    }

    /**
     * Sends on the calling thread what is due by the clock: notifications that were not acknowledged, again after 15 s, 15 s,
     * 30 s, 3, 10, 20, 30, 30, 30 and 60 min, 3, 3, 3, 6 and 6 h, as often as that would have happened by now; and the first
     * ones of refunds that have settled by themselves. Each is freshly encrypted and signed under the same {@code id}.
     *
     * @return what was sent, in this order
     */
    public List<NotificationAttempt> deliverDueNotifications() {
        refundDesk.arrive();
        return notifications.sendDue();
    }

    /** Returns every notification with its attempts, oldest first. */
    public List<SimulatedNotification> notifications() {
        refundDesk.arrive();
        return notifications.snapshot();
    }

    /** Adds a sub-merchant (特约商户) that this merchant serves and that is bound to the account; returns its mchid, ten digits. */
    public String addSubMerchant() {
        return bindings.addSubMerchant();
    }

    /**
     * Adds another direct merchant that is bound to the account and may take part in this one's combined orders; returns its
     * mchid, ten digits. It has no keys here: its refunds and bills are its own business.
     */
    public String addDirectMerchant() {
        return bindings.addDirectMerchant();
    }

    /**
     * Decides at once what becomes of a refund under way, and tells the merchant's server if the refund or
     * {@link #refundNotifyUrl} says where.
     *
     * @throws IllegalArgumentException when there is no such refund
     * @throws IllegalStateException when that was decided before
     */
    public Optional<NotificationAttempt> settleRefund(String outRefundNo, RefundOutcome outcome) {
        return refundDesk.settle(outRefundNo, RefundStatus.valueOf(outcome.name()));
    }

    /** Sets where refunds are told of that name no {@code notify_url}, as on the merchant platform; nowhere at first. */
    public void refundNotifyUrl(URI url) {
        refundDesk.notifyAt(url.toString());
    }

    /** Sets whether the merchant's account holds too little for any refund: asking for one is {@code NOT_ENOUGH} then. */
    public void balanceEmpty(boolean empty) {
        refunds.balanceEmpty(empty);
    }

    /** Returns every refund, oldest first. */
    public List<SimulatedRefund> refunds() {
        return refundDesk.snapshot();
    }

    /** Lets something go wrong with the next bill that is asked for. Orders queue up. */
    public void breakNextBill(BillFault fault) {
        bills.breakNext(fault);
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

    private static String pem(X509Certificate certificate) {
        try {
            return RsaKeys.pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("made here, in DER", e);
        }
    }

    /** Pays at the cashier, and tells the merchant's server last. */
    Payment pay(Payment.Way way, Function<Cashier, PayEvent> till, Runnable whenPaid) {
        PayEvent paid;
        try {
            paid = till.apply(cashier);
        } catch (CannotPay e) {
            return Payment.fail(way, e.problem());
        }
        whenPaid.run();
        return Payment.ok(way, notifications.send(paid));
    }

    WireHost host() {
        return host;
    }

    void close() {
        host.close();
        backupHost.close();
    }
}
