package io.github.weizheng.payment.usecase;

import io.github.weizheng.core.PersonName;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.World;
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
import io.github.weizheng.payment.usecase.NullArgumentsTest.Row;
import java.util.List;

/** The rows of orders, refunds and what is read of them. */
final class OrderArguments {
    private static final OutTradeNo NUMBER = OutTradeNo.of("WATER-1");
    private static final Fen FEN = Fen.of(1);

    private OrderArguments() {}

    static List<Row> orders() {
        PayOrder.Builder order = PayOrder.builder(World.APP_ID, NUMBER, FEN);
        CombinedOrder.Builder combined = CombinedOrder.builder(World.APP_ID, NUMBER);
        return List.of(
                new Row("Fen.ofYuan", "yuan", () -> Fen.ofYuan(null)),
                new Row("Orders.new", "pay", () -> new Orders(null)),
                new Row("CombinedOrders.new", "pay", () -> new CombinedOrders(null)),
                new Row("OutTradeNo.of", "value", () -> OutTradeNo.of(null)),
                new Row("OutTradeNo.ofWire", "value", () -> OutTradeNo.ofWire(null)),
                new Row("PrepayId.of", "value", () -> PrepayId.of(null)),
                new Row("CodeUrl.of", "value", () -> CodeUrl.of(null)),
                new Row("H5Url.of", "value", () -> H5Url.of(null)),
                new Row("H5Scene.of", "text", () -> H5Scene.of(null)),
                new Row("TradeState.of", "value", () -> TradeState.of(null)),
                new Row("Payer.of", "openId", () -> Payer.of(null)),
                new Row("Payer.underSubAppId", "openId", () -> Payer.underSubAppId(null)),
                new Row("PayerIdentity.of", "type", () -> PayerIdentity.of(null, "1", PersonName.of("张三"))),
                new Row("PayerIdentity.of", "text", () -> PayerIdentity.of("IDCARD", null, PersonName.of("张三"))),
                new Row("PayerIdentity.of", "name", () -> PayerIdentity.of("IDCARD", "1", null)),
                new Row("Goods.of", "id", () -> Goods.of(null, 1, FEN)),
                new Row("Goods.of", "unitPrice", () -> Goods.of("1", 1, null)),
                new Row("StoreInfo.of", "text", () -> StoreInfo.of(null)),
                new Row("PayOrder.builder", "appId", () -> PayOrder.builder(null, NUMBER, FEN)),
                new Row("PayOrder.builder", "outTradeNo", () -> PayOrder.builder(World.APP_ID, null, FEN)),
                new Row("PayOrder.builder", "total", () -> PayOrder.builder(World.APP_ID, NUMBER, null)),
                new Row("PayOrder.Builder.description", "text", () -> order.description(null)),
                new Row("PayOrder.Builder.notifyUrl", "url", () -> order.notifyUrl(null)),
                new Row("PayOrder.Builder.subAppId", "appId", () -> order.subAppId(null)),
                new Row("PayOrder.Builder.attach", "text", () -> order.attach(null)),
                new Row("PayOrder.Builder.expiresAt", "moment", () -> order.expiresAt(null)),
                new Row("PayOrder.Builder.goodsTag", "text", () -> order.goodsTag(null)),
                new Row("PayOrder.Builder.limitPay", "limits", () -> order.limitPay((String[]) null)),
                new Row("PayOrder.Builder.costPrice", "price", () -> order.costPrice(null)),
                new Row("PayOrder.Builder.invoiceId", "text", () -> order.invoiceId(null)),
                new Row("PayOrder.Builder.goods", "more", () -> order.goods(null)),
                new Row("PayOrder.Builder.payerClientIp", "address", () -> order.payerClientIp(null)),
                new Row("PayOrder.Builder.deviceId", "text", () -> order.deviceId(null)),
                new Row("PayOrder.Builder.store", "info", () -> order.store(null)),
                new Row("CombinedPart.of", "id", () -> CombinedPart.of(null, NUMBER, FEN, "水费", "a")),
                new Row("CombinedPart.of", "outTradeNo", () -> CombinedPart.of("1", null, FEN, "水费", "a")),
                new Row("CombinedPart.of", "total", () -> CombinedPart.of("1", NUMBER, null, "水费", "a")),
                new Row("CombinedPart.of", "text", () -> CombinedPart.of("1", NUMBER, FEN, null, "a")),
                new Row("CombinedPart.of", "text", () -> CombinedPart.of("1", NUMBER, FEN, "水费", null)),
                new Row("CombinedOrder.builder", "appId", () -> CombinedOrder.builder(null, NUMBER)),
                new Row("CombinedOrder.builder", "outTradeNo", () -> CombinedOrder.builder(World.APP_ID, null)),
                new Row("CombinedOrder.Builder.part", "part", () -> combined.part(null)),
                new Row("CombinedOrder.Builder.notifyUrl", "url", () -> combined.notifyUrl(null)),
                new Row("CombinedOrder.Builder.payerClientIp", "address", () -> combined.payerClientIp(null)),
                new Row("CombinedOrder.Builder.deviceId", "text", () -> combined.deviceId(null)),
                new Row("CombinedOrder.Builder.expiresAt", "moment", () -> combined.expiresAt(null)));
    }

    static List<Row> refunds() {
        OutRefundNo number = OutRefundNo.of("R-1");
        RefundOrder.Builder refund = RefundOrder.builder(NUMBER, number, FEN, FEN);
        InMemoryStore store = new InMemoryStore();
        return List.of(
                new Row("Refunds.new", "pay", () -> new Refunds(null)),
                new Row("OutRefundNo.of", "value", () -> OutRefundNo.of(null)),
                new Row("RefundStatus.of", "value", () -> RefundStatus.of(null)),
                new Row("RefundGoods.of", "text", () -> RefundGoods.of(null, FEN, FEN, 1)),
                new Row("RefundGoods.of", "unitPrice", () -> RefundGoods.of("1", null, FEN, 1)),
                new Row("RefundGoods.of", "refund", () -> RefundGoods.of("1", FEN, null, 1)),
                new Row("RefundSource.new", "account", () -> new RefundSource(null, FEN)),
                new Row("RefundSource.new", "amount", () -> new RefundSource("AVAILABLE", null)),
                new Row("RefundOrder.builder", "order", () -> RefundOrder.builder(null, number, FEN, FEN)),
                new Row("RefundOrder.builder", "outRefundNo", () -> RefundOrder.builder(NUMBER, null, FEN, FEN)),
                new Row("RefundOrder.builder", "refund", () -> RefundOrder.builder(NUMBER, number, null, FEN)),
                new Row("RefundOrder.builder", "total", () -> RefundOrder.builder(NUMBER, number, FEN, null)),
                new Row(
                        "RefundOrder.forTransaction",
                        "transactionId",
                        () -> RefundOrder.forTransaction(null, number, FEN, FEN)),
                new Row(
                        "RefundOrder.forTransaction",
                        "outRefundNo",
                        () -> RefundOrder.forTransaction("1", null, FEN, FEN)),
                new Row(
                        "RefundOrder.forTransaction",
                        "refund",
                        () -> RefundOrder.forTransaction("1", number, null, FEN)),
                new Row(
                        "RefundOrder.forTransaction",
                        "total",
                        () -> RefundOrder.forTransaction("1", number, FEN, null)),
                new Row("RefundOrder.Builder.reason", "text", () -> refund.reason(null)),
                new Row("RefundOrder.Builder.notifyUrl", "url", () -> refund.notifyUrl(null)),
                new Row("RefundOrder.Builder.fundsAccount", "text", () -> refund.fundsAccount(null)),
                new Row("RefundOrder.Builder.from", "source", () -> refund.from(null)),
                new Row("RefundOrder.Builder.goods", "more", () -> refund.goods(null)),
                new Row(
                        "AbnormalRefund.toCitizen",
                        "text",
                        () -> AbnormalRefund.toCitizen(null, Secret.of("secret"), PersonName.of("张三"))),
                new Row(
                        "AbnormalRefund.toCitizen",
                        "account",
                        () -> AbnormalRefund.toCitizen("ICBC", null, PersonName.of("张三"))),
                new Row(
                        "AbnormalRefund.toCitizen",
                        "name",
                        () -> AbnormalRefund.toCitizen("ICBC", Secret.of("secret"), null)),
                new Row("NotificationEndpoint.of", "notifications", () -> NotificationEndpoint.of(null, n -> {})),
                new Row(
                        "NotificationEndpoint.of",
                        "handler",
                        () -> NotificationEndpoint.of(
                                PayNotifications.builder(Keys.merchant()).build(), null)),
                new Row(
                        "NotificationEndpoint.of",
                        "notifications",
                        () -> NotificationEndpoint.of(null, store, n -> {})),
                new Row(
                        "NotificationEndpoint.of",
                        "store",
                        () -> NotificationEndpoint.of(
                                PayNotifications.builder(Keys.merchant()).build(), null, n -> {})),
                new Row(
                        "NotificationEndpoint.of",
                        "handler",
                        () -> NotificationEndpoint.of(
                                PayNotifications.builder(Keys.merchant()).build(), store, null)));
    }
}
