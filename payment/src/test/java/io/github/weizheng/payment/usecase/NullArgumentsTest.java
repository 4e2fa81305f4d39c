package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.MediaFile;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.PayCode;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.bill.AccountType;
import io.github.weizheng.payment.bill.BillType;
import io.github.weizheng.payment.bill.Bills;
import io.github.weizheng.payment.bill.FundDirection;
import io.github.weizheng.payment.bill.FundFlowBill;
import io.github.weizheng.payment.bill.TradeBill;
import io.github.weizheng.payment.fixture.FakeBilling;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Tripwire;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.ledger.InMemoryFeeLedger;
import io.github.weizheng.payment.notification.Acknowledgement;
import io.github.weizheng.payment.notification.NotificationEndpoint;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.order.CodeUrl;
import io.github.weizheng.payment.order.CombinedOrder;
import io.github.weizheng.payment.order.CombinedOrders;
import io.github.weizheng.payment.order.CombinedPart;
import io.github.weizheng.payment.order.Goods;
import io.github.weizheng.payment.order.H5Scene;
import io.github.weizheng.payment.order.H5Url;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.PayerIdentity;
import io.github.weizheng.payment.order.PrepayId;
import io.github.weizheng.payment.order.StoreInfo;
import io.github.weizheng.payment.order.TradeState;
import io.github.weizheng.payment.refund.AbnormalRefund;
import io.github.weizheng.payment.refund.OutRefundNo;
import io.github.weizheng.payment.refund.RefundGoods;
import io.github.weizheng.payment.refund.RefundOrder;
import io.github.weizheng.payment.refund.RefundSource;
import io.github.weizheng.payment.refund.RefundStatus;
import io.github.weizheng.payment.refund.Refunds;
import io.github.weizheng.payment.signing.CertificateCopies;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import io.github.weizheng.payment.signing.PrivacyEncryptor;
import io.github.weizheng.payment.signing.RequestSigner;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import io.github.weizheng.payment.signing.ResponseVerifier;
import io.github.weizheng.payment.utility.AccountNumber;
import io.github.weizheng.payment.utility.BillId;
import io.github.weizheng.payment.utility.FeeDesk;
import io.github.weizheng.payment.utility.UtilityBill;
import io.github.weizheng.payment.utility.WriteOff;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A null is refused where it is handed in, not where it is missed. */
class NullArgumentsTest {
    private static final Instant NOON = Instant.parse("2024-05-01T04:00:00Z");
    private static final OpenId PAYER = World.HUSBAND;
    private static final OutTradeNo NUMBER = OutTradeNo.of("WATER-1");
    private static final BillId BILL = BillId.of("BILL-1");
    private static final Fen FEN = Fen.of(1);
    private static final WeChatPay PAY = WeChatPay.builder(Keys.merchant()).build();
    private static final Orders ORDERS = new Orders(PAY);
    private static final PayNotifications NOTIFICATIONS =
            PayNotifications.builder(Keys.merchant()).build();
    private static final Secret SECRET = Secret.of("secret");
    private static final PrivateKey PRIVATE_KEY = Keys.privateKey("merchantPrivateKey");
    private static final Provider PROVIDER = Security.getProviders()[0];
    private static final FakeBilling BILLING = new FakeBilling(new Tripwire());
    private static final InMemoryFeeLedger LEDGER = new InMemoryFeeLedger();

    private static final List<Class<?>> MAKERS = List.of(
            Fen.class,
            Merchant.class,
            Merchant.Builder.class,
            WeChatPay.class,
            WeChatPay.Builder.class,
            Acknowledgement.class,
            PayNotifications.class,
            PayNotifications.Builder.class,
            PayOrder.class,
            PayOrder.Builder.class,
            Payer.class,
            PayerIdentity.class,
            Goods.class,
            StoreInfo.class,
            H5Scene.class,
            H5Url.class,
            CodeUrl.class,
            CombinedOrder.class,
            CombinedOrder.Builder.class,
            CombinedPart.class,
            CombinedOrders.class,
            Orders.class,
            Refunds.class,
            OutRefundNo.class,
            RefundStatus.class,
            RefundGoods.class,
            RefundSource.class,
            RefundOrder.class,
            RefundOrder.Builder.class,
            AbnormalRefund.class,
            NotificationEndpoint.class,
            OutTradeNo.class,
            PrepayId.class,
            TradeState.class,
            FeeEntry.class,
            FeeEntry.Builder.class,
            PlatformKeys.class,
            RequestSigner.class,
            ResponseVerifier.class,
            PrivacyEncryptor.class,
            PrivacyDecryptor.class,
            ResourceDecryptor.class,
            CertificateCopies.class,
            MediaFile.class,
            PayCode.class,
            Bills.class,
            BillType.class,
            AccountType.class,
            FundDirection.class,
            TradeBill.class,
            FundFlowBill.class,
            AccountNumber.class,
            BillId.class,
            FeeDesk.class,
            FeeDesk.Builder.class,
            UtilityBill.class,
            UtilityBill.Builder.class,
            WriteOff.class);

    record Row(String method, String parameter, ThrowingCallable call) {
        @Override
        public String toString() {
            return method + "(" + parameter + ")";
        }
    }

    static List<Row> rows() {
        return Stream.of(keys(), calls(), OrderArguments.orders(), OrderArguments.refunds(), bills(), entries(), fees())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> keys() {
        Merchant.Builder merchant = Keys.bareMerchant();
        PayNotifications.Builder notifications = PayNotifications.builder(Keys.merchant());
        PlatformKeys keys = PlatformKeys.none();
        ResponseVerifier verifier = ResponseVerifier.rsa(Keys.platformPublicKey());
        return List.of(
                new Row("Merchant.builder", "mchId", () -> Merchant.builder(null)),
                new Row("Merchant.Builder.certificateSerial", "hex", () -> merchant.certificateSerial(null)),
                new Row("Merchant.Builder.privateKey", "key", () -> merchant.privateKey(null)),
                new Row("Merchant.Builder.privateKeyPem", "pem", () -> merchant.privateKeyPem(null)),
                new Row("Merchant.Builder.certificatePem", "pem", () -> merchant.certificatePem(null)),
                new Row("Merchant.Builder.privateKeyPem", "pem", () -> merchant.privateKeyPem(null, SECRET)),
                new Row("Merchant.Builder.privateKeyPem", "password", () -> merchant.privateKeyPem("", null)),
                new Row("Merchant.Builder.p12", "file", () -> merchant.p12(null, SECRET)),
                new Row("Merchant.Builder.p12", "password", () -> merchant.p12(new byte[0], null)),
                new Row(
                        "Merchant.Builder.resourceDecryptor",
                        "resourceDecryptor",
                        () -> merchant.resourceDecryptor(null)),
                new Row("Merchant.Builder.decryptor", "privacyDecryptor", () -> merchant.decryptor(null)),
                new Row("Merchant.Builder.signer", "requestSigner", () -> merchant.signer(null)),
                new Row("Merchant.Builder.apiV3Key", "key", () -> merchant.apiV3Key(null)),
                new Row("Merchant.Builder.publicKey", "id", () -> merchant.publicKey(null, Keys.platformPublicKey())),
                new Row("Merchant.Builder.publicKey", "key", () -> merchant.publicKey(Keys.PUBLIC_KEY_ID, null)),
                new Row(
                        "Merchant.Builder.publicKeyPem",
                        "id",
                        () -> merchant.publicKeyPem(null, Keys.pem("platformPublicKey"))),
                new Row("Merchant.Builder.publicKeyPem", "pem", () -> merchant.publicKeyPem(Keys.PUBLIC_KEY_ID, null)),
                new Row("Merchant.Builder.certificate", "certificate", () -> merchant.certificate(null)),
                new Row("Merchant.Builder.verifier", "serial", () -> merchant.verifier(null, verifier)),
                new Row("Merchant.Builder.verifier", "verifier", () -> merchant.verifier(Keys.PLATFORM_SERIAL, null)),
                new Row("PlatformKeys.withVerifier", "serial", () -> keys.withVerifier(null, verifier)),
                new Row("PlatformKeys.withVerifier", "verifier", () -> keys.withVerifier(Keys.PLATFORM_SERIAL, null)),
                new Row("PlatformKeys.withPublicKey", "id", () -> keys.withPublicKey(null, Keys.platformPublicKey())),
                new Row("PlatformKeys.withPublicKey", "key", () -> keys.withPublicKey(Keys.PUBLIC_KEY_ID, null)),
                new Row("PlatformKeys.withCertificate", "certificate", () -> keys.withCertificate(null)),
                new Row("RequestSigner.rsa", "key", () -> RequestSigner.rsa(null)),
                new Row("RequestSigner.sm2", "key", () -> RequestSigner.sm2(null)),
                new Row("RequestSigner.of", "key", () -> RequestSigner.of(null)),
                new Row("ResponseVerifier.sm2", "key", () -> ResponseVerifier.sm2(null)),
                new Row("ResponseVerifier.of", "key", () -> ResponseVerifier.of(null)),
                new Row("PrivacyEncryptor.rsa", "key", () -> PrivacyEncryptor.rsa(null)),
                new Row("PrivacyEncryptor.sm2", "key", () -> PrivacyEncryptor.sm2(null)),
                new Row("PrivacyEncryptor.of", "key", () -> PrivacyEncryptor.of(null)),
                new Row("PrivacyDecryptor.rsa", "key", () -> PrivacyDecryptor.rsa(null)),
                new Row("PrivacyDecryptor.rsa", "key", () -> PrivacyDecryptor.rsa(null, PROVIDER)),
                new Row("PrivacyDecryptor.rsa", "provider", () -> PrivacyDecryptor.rsa(PRIVATE_KEY, null)),
                new Row("PrivacyDecryptor.sm2", "key", () -> PrivacyDecryptor.sm2(null)),
                new Row("PrivacyDecryptor.of", "key", () -> PrivacyDecryptor.of(null)),
                new Row("ResourceDecryptor.aes", "apiV3Key", () -> ResourceDecryptor.aes(null)),
                new Row("ResourceDecryptor.sm4", "apiV3Key", () -> ResourceDecryptor.sm4(null)),
                new Row("CertificateCopies.in", "store", () -> CertificateCopies.in((SharedStore) null)),
                new Row("CertificateCopies.in", "directory", () -> CertificateCopies.in((Path) null)),
                new Row("MediaFile.of", "fileName", () -> MediaFile.of(null, new byte[1])),
                new Row("MediaFile.of", "content", () -> MediaFile.of("a.png", null)),
                new Row("MediaFile.of", "file", () -> MediaFile.of(null)),
                new Row("PayCode.of", "value", () -> PayCode.of((String) null)),
                new Row("PayCode.of", "refusal", () -> PayCode.of((ApiException) null)),
                new Row("PlatformKeys.serialOf", "certificate", () -> PlatformKeys.serialOf(null)),
                new Row("RequestSigner.rsa", "key", () -> RequestSigner.rsa(null, PROVIDER)),
                new Row("RequestSigner.rsa", "provider", () -> RequestSigner.rsa(PRIVATE_KEY, null)),
                new Row("ResponseVerifier.rsa", "key", () -> ResponseVerifier.rsa(null)),
                new Row("PayNotifications.builder", "merchant", () -> PayNotifications.builder((Merchant) null)),
                new Row("PayNotifications.builder", "pay", () -> PayNotifications.builder((WeChatPay) null)),
                new Row(
                        "PayNotifications.Builder.publicKey",
                        "id",
                        () -> notifications.publicKey(null, Keys.platformPublicKey())),
                new Row(
                        "PayNotifications.Builder.publicKey",
                        "key",
                        () -> notifications.publicKey(Keys.PUBLIC_KEY_ID, null)),
                new Row("PayNotifications.Builder.certificate", "certificate", () -> notifications.certificate(null)),
                new Row("PayNotifications.Builder.verifier", "serial", () -> notifications.verifier(null, verifier)),
                new Row(
                        "PayNotifications.Builder.verifier",
                        "verifier",
                        () -> notifications.verifier(Keys.PLATFORM_SERIAL, null)),
                new Row("PayNotifications.Builder.replayGuard", "store", () -> PayNotifications.builder(Keys.merchant())
                        .replayGuard(null)),
                new Row("PayNotifications.Builder.clock", "source", () -> notifications.clock(null)),
                new Row("Acknowledgement.rejected", "rejection", () -> Acknowledgement.rejected(null)));
    }

    private static List<Row> calls() {
        WeChatPay.Builder pay = WeChatPay.builder(Keys.merchant());
        return List.of(
                new Row("WeChatPay.builder", "merchant", () -> WeChatPay.builder(null)),
                new Row("WeChatPay.Builder.baseUrl", "url", () -> pay.baseUrl(null)),
                new Row("WeChatPay.keysFor", "serial", () -> PAY.keysFor(null)),
                new Row(
                        "WeChatPay.Builder.downloadCertificates",
                        "certificateCopies",
                        () -> pay.downloadCertificates(null)),
                new Row("WeChatPay.Builder.invocationSignType", "type", () -> pay.invocationSignType(null)),
                new Row("WeChatPay.Builder.backupUrl", "url", () -> pay.backupUrl(null)),
                new Row("WeChatPay.Builder.httpClient", "client", () -> pay.httpClient(null)),
                new Row("WeChatPay.Builder.clock", "source", () -> pay.clock(null)),
                new Row("WeChatPay.Builder.random", "source", () -> pay.random(null)));
    }

    private static List<Row> bills() {
        InputStream none = InputStream.nullInputStream();
        return List.of(
                new Row("Bills.new", "pay", () -> new Bills(null)),
                new Row("BillType.of", "value", () -> BillType.of(null)),
                new Row("AccountType.of", "value", () -> AccountType.of(null)),
                new Row("FundDirection.of", "value", () -> FundDirection.of(null)),
                new Row("TradeBill.read", "in", () -> TradeBill.read(null, row -> {})),
                new Row("TradeBill.read", "rows", () -> TradeBill.read(none, null)),
                new Row("FundFlowBill.read", "in", () -> FundFlowBill.read(null, row -> {})),
                new Row("FundFlowBill.read", "rows", () -> FundFlowBill.read(none, null)));
    }

    private static List<Row> entries() {
        FeeEntry.Builder entry = FeeEntry.builder(NUMBER, "BILL-1", FEN, PAYER, NOON);
        FeeEntry opened = entry.build();
        return List.of(
                new Row("FeeEntry.builder", "outTradeNo", () -> FeeEntry.builder(null, "BILL-1", FEN, PAYER, NOON)),
                new Row("FeeEntry.builder", "billReference", () -> FeeEntry.builder(NUMBER, null, FEN, PAYER, NOON)),
                new Row("FeeEntry.builder", "amount", () -> FeeEntry.builder(NUMBER, "BILL-1", null, PAYER, NOON)),
                new Row("FeeEntry.builder", "payer", () -> FeeEntry.builder(NUMBER, "BILL-1", FEN, null, NOON)),
                new Row("FeeEntry.builder", "openedAt", () -> FeeEntry.builder(NUMBER, "BILL-1", FEN, PAYER, null)),
                new Row("FeeEntry.next", "nextState", () -> opened.next(null, NOON)),
                new Row("FeeEntry.next", "now", () -> opened.next(FeeState.PREPAID, null)),
                new Row("FeeEntry.Builder.description", "text", () -> entry.description(null)),
                new Row("FeeEntry.Builder.at", "readState", () -> entry.at(null, 1, NOON)),
                new Row("FeeEntry.Builder.at", "readUpdatedAt", () -> entry.at(FeeState.PREPAID, 1, null)),
                new Row("FeeEntry.Builder.payment", "id", () -> entry.payment(null, NOON)),
                new Row("FeeEntry.Builder.payment", "at", () -> entry.payment("42", null)),
                new Row("FeeEntry.Builder.note", "text", () -> entry.note(null)));
    }

    private static List<Row> fees() {
        FeeDesk.Builder desk = FeeDesk.builder(ORDERS, NOTIFICATIONS, BILLING, LEDGER);
        AccountNumber account = FakeBilling.ACCOUNT;
        return List.of(
                new Row("AccountNumber.of", "value", () -> AccountNumber.of(null)),
                new Row("BillId.of", "value", () -> BillId.of(null)),
                new Row("UtilityBill.builder", "id", () -> UtilityBill.builder(null, account, FEN)),
                new Row("UtilityBill.builder", "account", () -> UtilityBill.builder(BILL, null, FEN)),
                new Row("UtilityBill.builder", "amount", () -> UtilityBill.builder(BILL, account, null)),
                new Row("UtilityBill.Builder.description", "text", () -> UtilityBill.builder(BILL, account, FEN)
                        .description(null)),
                new Row("WriteOff.refused", "reason", () -> WriteOff.refused(null)),
                new Row("FeeDesk.builder", "orders", () -> FeeDesk.builder(null, NOTIFICATIONS, BILLING, LEDGER)),
                new Row("FeeDesk.builder", "notifications", () -> FeeDesk.builder(ORDERS, null, BILLING, LEDGER)),
                new Row("FeeDesk.builder", "billing", () -> FeeDesk.builder(ORDERS, NOTIFICATIONS, null, LEDGER)),
                new Row("FeeDesk.builder", "ledger", () -> FeeDesk.builder(ORDERS, NOTIFICATIONS, BILLING, null)),
                new Row("FeeDesk.Builder.appId", "id", () -> desk.appId(null)),
                new Row("FeeDesk.Builder.notifyUrl", "url", () -> desk.notifyUrl(null)),
                new Row("FeeDesk.Builder.clock", "source", () -> desk.clock(null)),
                new Row("FeeDesk.Builder.executor", "writeOffExecutor", () -> desk.executor(null)),
                new Row("FeeDesk.Builder.onWrittenOff", "listener", () -> desk.onWrittenOff(null)),
                new Row("FeeDesk.Builder.numbers", "source", () -> desk.numbers(null)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void areRefusedAtOnceByName(Row row) {
        assertThatThrownBy(row.call)
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage(row.parameter);
    }

    @Test
    void theTableHasEveryParameterOfEveryMaker() {
        Map<String, Integer> parameters = new TreeMap<>();
        MAKERS.stream().flatMap(NullArgumentsTest::makers).forEach(maker -> {
            int references = (int) Arrays.stream(maker.getParameterTypes())
                    .filter(type -> !type.isPrimitive())
                    .count();
            if (references > 0) {
                parameters.merge(name(maker), references, Integer::sum);
            }
        });
        assertThat(rows().stream().collect(Collectors.groupingBy(Row::method, Collectors.summingInt(row -> 1))))
                .containsExactlyInAnyOrderEntriesOf(parameters);
    }

    private static Stream<Executable> makers(Class<?> type) {
        Stream<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        || List.of("Builder", "PlatformKeys")
                                .contains(method.getReturnType().getSimpleName()));
        return Stream.<Executable>concat(methods, Arrays.stream(type.getDeclaredConstructors()))
                .filter(maker -> Modifier.isPublic(maker.getModifiers()) && !maker.isSynthetic());
    }

    private static String name(Executable maker) {
        String type = maker.getDeclaringClass().getCanonicalName();
        return type.replaceFirst("^[a-z.]+", "") + "." + (maker instanceof Method ? maker.getName() : "new");
    }
}
