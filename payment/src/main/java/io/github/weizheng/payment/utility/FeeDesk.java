package io.github.weizheng.payment.utility;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeLedger;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.notification.Acknowledgement;
import io.github.weizheng.payment.notification.CombinedPaid;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects utility fees: shows what is due, opens the cashier, takes the notification, writes off.
 *
 * <p>What it promises, wherever the process dies and whoever fails on the way:
 *
 * <ul>
 *   <li>Money that came in is in the ledger as {@code PAID} before WeChat Pay is told "received".
 *   <li>A bill is written off once per payment: one attempt at a time, claimed in the ledger for five minutes, and after an
 *       attempt whose outcome is not known only once {@link BillingSystem#status} has been asked.
 *   <li>A bill is never payable under two numbers: the old one is closed, and seen to be closed, before a new one is taken.
 *   <li>Money that does not fit (another amount or appid, a closed number, a write-off refused, refunded meanwhile) is
 *       {@code DISPUTED}: it is acknowledged, nothing is written off, and {@link SweepReport#disputed()} names it.
 * </ul>
 *
 * <p>This needs {@link #sweep()} every few minutes, from one scheduler of the caller or several: notifications do get lost. Put
 * the desk itself under the notify URL's path. Immutable and thread-safe, also across JVMs on one ledger; starts no thread.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791870">JSAPI支付开发指引</a>
 */
public final class FeeDesk implements CallbackHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FeeDesk.class);
    private final PayNotifications notifications;
    private final BillingSystem billing;
    private final Book book;
    private final Settlement settlement;
    private final WriteOffs writeOffs;
    private final Cashier cashier;
    private final Executor executor;
    private final InstantSource clock;

    private FeeDesk(Builder builder) {
        notifications = builder.notifications;
        billing = builder.billing;
        clock = builder.clock;
        executor = builder.executor;
        book = new Book(builder.ledger);
        settlement = new Settlement(builder.orders, book, builder.requiredAppId(), clock);
        writeOffs = new WriteOffs(billing, book, clock, builder.onWrittenOff);
        Supplier<OutTradeNo> numbers = builder.numbers == null ? new DatedNumbers(clock) : builder.numbers;
        cashier = new Cashier(builder, book, settlement, writeOffs, numbers);
    }

    /** Starts a desk; orders and notifications are of one merchant. */
    public static Builder builder(
            Orders orders, PayNotifications notifications, BillingSystem billing, FeeLedger ledger) {
        return new Builder(orders, notifications, billing, ledger);
    }

    /** The bills of an account that the billing system has as due; one paid a moment ago may still be among them. */
    public List<UtilityBill> billsDue(AccountNumber account) {
        return List.copyOf(billing.billsDue(account));
    }

    /**
     * Opens a bill for payment by that citizen. Asked again, it gives the same order number with a fresh cashier, until the bill
     * is paid, its amount changes, or another citizen takes it over, which is possible a minute after the first last asked.
     *
     * <p>May throw what the billing system, the ledger and {@link Orders#jsapi} throw; asking again is always safe.
     *
     * @throws CheckoutRefusedException if the bill is paid, not due, in dispute, or perhaps being paid at this moment
     * @throws IllegalArgumentException if WeChat Pay does not take the bill's description
     */
    public Checkout checkout(BillId bill, OpenId payer) {
        return cashier.checkout(bill, payer);
    }

    /**
     * Takes a notification of WeChat Pay: verifies it, writes the payment down, writes the bill off, acknowledges. Never throws.
     *
     * <p>Answers 200 as soon as the payment is in the ledger, whatever becomes of the write-off, which {@link #sweep()} finishes;
     * 500 if the ledger fails or does not know the number, so that WeChat Pay repeats it; 401 or 400 for what is not WeChat
     * Pay's. Genuine notifications of other kinds are acknowledged and dropped: give refunds a URL of their own.
     */
    @Override
    public CallbackResponse handle(CallbackRequest request) {
        try {
            return received(request);
        } catch (PayNotificationRejectedException e) {
            LOG.info("A notification was refused: {}", e.getMessage());
            return Acknowledgement.rejected(e);
        } catch (RuntimeException | Error e) {
            LOG.error("A notification failed", WithoutWords.of(e));
            return Acknowledgement.again();
        }
    }

    private CallbackResponse received(CallbackRequest request) {
        PayNotification notification = notifications.parse(request.headers(), request.body());
        if (!(notification instanceof Paid paid)) {
            if (notification instanceof CombinedPaid) {
                LOG.warn("{} is paid together with others, which is not this desk's, and was dropped", notification);
            } else {
                LOG.info("{} is not a payment and was dropped", notification);
            }
            return Acknowledgement.received();
        }
        OutTradeNo outTradeNo = paid.transaction().outTradeNo();
        try {
            if (book.ledger().find(outTradeNo).isEmpty()) {
                LOG.error("{} is paid and not in the ledger", outTradeNo);
                return Acknowledgement.again();
            }
            settlement.record(paid.transaction());
        } catch (RuntimeException | Error e) {
            LOG.error("{} is paid and could not be written down", outTradeNo, WithoutWords.of(e));
            return Acknowledgement.again();
        }
        writeOffSoon(outTradeNo);
        return Acknowledgement.received();
    }

    /**
     * Asks WeChat Pay about one payment, for which no notification came, and goes on from there on the calling thread.
     *
     * <p>May throw what the ledger and {@link Orders#query} throw; asking again is always safe.
     *
     * @return the entry as it stands then
     * @throws IllegalArgumentException if the ledger does not know the number
     */
    public FeeEntry settle(OutTradeNo outTradeNo) {
        FeeEntry entry = book.ledger()
                .find(outTradeNo)
                .orElseThrow(
                        () -> new IllegalArgumentException("out_trade_no: not in the ledger, actual " + outTradeNo));
        if (entry.state().isUnpaid() || entry.state() == FeeState.CLOSED) {
            entry = settlement.ask(entry);
        }
        return entry.state() == FeeState.PAID || entry.state() == FeeState.WRITING_OFF
                ? writeOffs.finish(outTradeNo)
                : entry;
    }

    /**
     * Finishes what is not finished, on the calling thread: write-offs that are outstanding; then payments that have been open
     * for five minutes are queried, and closed 130 minutes after the cashier was last opened. One that fails does not stop the
     * others, except that an unreachable WeChat Pay is not asked again. Several sweeps at once do no harm. Holds 200 entries of the
     * ledger at a time, and the numbers that it reports.
     *
     * <p>Throws only what the ledger throws when it is asked for its entries.
     */
    public SweepReport sweep() {
        return new Sweep(book, settlement, writeOffs, clock.instant()).run();
    }

    private void writeOffSoon(OutTradeNo outTradeNo) {
        try {
            executor.execute(() -> writeOff(outTradeNo));
        } catch (RuntimeException | Error e) {
            LOG.warn("The write-off of {} is left for the next sweep", outTradeNo, WithoutWords.of(e));
        }
    }

    private void writeOff(OutTradeNo outTradeNo) {
        try {
            writeOffs.finish(outTradeNo);
        } catch (RuntimeException | Error e) {
            LOG.warn("The write-off of {} is left for the next sweep", outTradeNo, WithoutWords.of(e));
        }
    }

    /** Collects a desk. For one thread. */
    public static final class Builder {
        final Orders orders;
        final PayNotifications notifications;
        final BillingSystem billing;
        final FeeLedger ledger;
        InstantSource clock = Clock.systemUTC();
        Executor executor = Runnable::run;
        Consumer<FeeEntry> onWrittenOff = entry -> {};

        @Nullable
        Supplier<OutTradeNo> numbers;

        private @Nullable String appId;
        private @Nullable URI notifyUrl;

        private Builder(Orders orders, PayNotifications notifications, BillingSystem billing, FeeLedger ledger) {
            this.orders = Objects.requireNonNull(orders, "orders");
            this.notifications = Objects.requireNonNull(notifications, "notifications");
            this.billing = Objects.requireNonNull(billing, "billing");
            this.ledger = Objects.requireNonNull(ledger, "ledger");
        }

        /**
         * The account whose citizens pay. Required.
         *
         * @throws IllegalArgumentException if it is not 1 to 32 letters, digits, {@code _} or {@code -}
         */
        public Builder appId(String id) {
            anyOrder(Objects.requireNonNull(id, "id"));
            appId = id;
            return this;
        }

        /**
         * Where this desk takes notifications, as the outside reaches it. Required.
         *
         * @throws IllegalArgumentException if WeChat Pay does not take it: see {@link PayOrder.Builder#notifyUrl}
         */
        public Builder notifyUrl(URI url) {
            anyOrder("any").notifyUrl(url);
            notifyUrl = url;
            return this;
        }

        /** The desk's clock. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Where write-offs run that a notification starts, so that WeChat Pay is answered at once; by default on the thread of
         * {@link FeeDesk#handle}, which has five seconds. It is the caller's to shut down; what it drops, the sweep finishes.
         */
        public Builder executor(Executor writeOffExecutor) {
            executor = Objects.requireNonNull(writeOffExecutor, "writeOffExecutor");
            return this;
        }

        /**
         * Told of each bill that is written off, on the thread that did it, as to send the citizen a receipt. Told at most once for a
         * payment: if the process dies just then, not at all. What it throws is logged and changes nothing.
         */
        public Builder onWrittenOff(Consumer<FeeEntry> listener) {
            onWrittenOff = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** Where order numbers come from; never the same twice. By default the time in Beijing and 18 random letters and digits. */
        public Builder numbers(Supplier<OutTradeNo> source) {
            numbers = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes the desk. Does no I/O.
         *
         * @throws IllegalArgumentException if appid or notify URL are missing
         */
        public FeeDesk build() {
            return new FeeDesk(this);
        }

        String requiredAppId() {
            if (appId == null) {
                throw new IllegalArgumentException("appId: required, missing");
            }
            return appId;
        }

        URI requiredNotifyUrl() {
            if (notifyUrl == null) {
                throw new IllegalArgumentException("notifyUrl: required, missing");
            }
            return notifyUrl;
        }

        /** Orders know the rules. */
        private static PayOrder.Builder anyOrder(String id) {
            return PayOrder.builder(id, OutTradeNo.of("000000"), Fen.of(1));
        }
    }
}
