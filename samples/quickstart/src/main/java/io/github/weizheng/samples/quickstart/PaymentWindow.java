package io.github.weizheng.samples.quickstart;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.template.TemplateMessage;
import io.github.weizheng.message.template.TemplateMessages;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.InMemoryFeeLedger;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.FeeDesk;
import io.github.weizheng.payment.utility.UtilityBill;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The hall's window for water bills. In production the values of {@code console} come from the WeChat Pay merchant platform. */
final class PaymentWindow {
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private final FeeDesk desk;
    private final WeChatApi api;
    private final String receiptTemplate;
    private final URI base;

    /** @param base where citizens and WeChat Pay reach this window */
    PaymentWindow(WeChatSimulator wechat, WeChatApi api, WaterCompany water, URI base) {
        this.api = api;
        this.base = base;
        String appId = wechat.account().appId();
        receiptTemplate = wechat.account().addTemplate("缴费成功通知", "{{thing2.DATA}}\n金额：{{amount3.DATA}}");
        SimulatedMerchant console = wechat.merchant();
        // tag::payment[]
        Merchant merchant = Merchant.builder(console.mchId())
                .certificateSerial(console.certificateSerial())
                .privateKeyPem(console.privateKeyPem())
                .apiV3Key(Secret.of(console.apiV3Key()))
                .publicKey(console.publicKeyId(), console.publicKey())
                .build();
        Orders orders =
                new Orders(WeChatPay.builder(merchant).baseUrl(wechat.payUrl()).build());
        PayNotifications notifications = PayNotifications.builder(merchant).build();
        desk = FeeDesk.builder(orders, notifications, water, new InMemoryFeeLedger())
                .appId(appId)
                .notifyUrl(URI.create(base + "/notify"))
                .onWrittenOff(this::sendReceipt)
                .build();
        // end::payment[]
    }

    /** Where WeChat Pay reports payments. */
    CallbackResponse notified(CallbackRequest request) {
        return desk.handle(request);
    }

    /** What the citizen reads on tapping 生活缴费. A portal knows which household a citizen has bound; here all live in one. */
    Reply bills(OpenId citizen) {
        return desk.billsDue(WaterCompany.HOUSEHOLD).stream()
                .findFirst()
                .map(bill -> Reply.text(bill.description() + " " + bill.amount() + "元，点此缴费：" + link(citizen, bill)))
                .orElse(Reply.text("您没有待缴的账单。"));
    }

    /** The page behind the link; its script hands the answer to {@code WeixinJSBridge.invoke('getBrandWCPayRequest', …)}. */
    CallbackResponse cashier(CallbackRequest request) {
        Visit visit = request.parameter("ticket").map(visits::get).orElse(null);
        if (visit == null) {
            return CallbackResponse.empty(404);
        }
        // tag::checkout[]
        Checkout checkout = desk.checkout(visit.bill.id(), visit.citizen);
        return CallbackResponse.json(200, checkout.invocation().toJson());
        // end::checkout[]
    }

    private URI link(OpenId citizen, UtilityBill bill) {
        String ticket = UUID.randomUUID().toString();
        visits.put(ticket, new Visit(citizen, bill));
        return URI.create(base + "/cashier?ticket=" + ticket);
    }

    private void sendReceipt(FeeEntry paid) {
        // tag::notice[]
        TemplateMessage receipt = TemplateMessage.builder(paid.payer(), receiptTemplate)
                .data("thing2", paid.description())
                .data("amount3", paid.amount() + "元")
                .clientMsgId(paid.outTradeNo().value())
                .build();
        new TemplateMessages(api).send(receipt);
        // end::notice[]
    }

    private record Visit(OpenId citizen, UtilityBill bill) {}
}
