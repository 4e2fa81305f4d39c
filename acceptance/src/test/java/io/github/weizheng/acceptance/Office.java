package io.github.weizheng.acceptance;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.template.TemplateMessage;
import io.github.weizheng.message.template.TemplateMessages;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.ledger.InMemoryFeeLedger;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.utility.AccountNumber;
import io.github.weizheng.payment.utility.BillId;
import io.github.weizheng.payment.utility.BillingSystem;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.FeeDesk;
import io.github.weizheng.payment.utility.UtilityBill;
import io.github.weizheng.payment.utility.WriteOff;
import io.github.weizheng.payment.utility.WriteOffOrder;
import io.github.weizheng.payment.utility.WriteOffStatus;
import io.github.weizheng.testkit.SimulatedAccount;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An office that uses every module by the calls of ARCHITECTURE.md, section 6, and nothing else. */
final class Office implements AutoCloseable {
    static final AccountNumber HOUSEHOLD = AccountNumber.of("310000123");
    static final UtilityBill BILL = UtilityBill.builder(BillId.of("310000123-202610"), HOUSEHOLD, Fen.ofYuan("12.60"))
            .description("水费 2026年10月")
            .build();

    final WeChatApi api;
    final CallbackEndpoint endpoint;
    final FeeDesk desk;
    final Queue<WriteOffOrder> writtenOff = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String template;

    Office(WeChatSimulator wechat) throws IOException {
        SimulatedAccount console = wechat.account();
        SimulatedMerchant mch = wechat.merchant();
        OfficialAccount account = OfficialAccount.builder(console.appId())
                .appSecret(Secret.of(console.appSecret()))
                .callbackToken(Secret.of(console.callbackToken()))
                .encodingAesKey(Secret.of(console.encodingAesKey()))
                .build();
        api = WeChatApi.builder(account)
                .baseUrl(wechat.apiUrl())
                .clock(wechat.clock())
                .build();
        Router router = Router.builder()
                .onSubscribe(e -> Reply.text("欢迎"))
                .onText("社保", m -> Reply.text("社保请到二楼"))
                .onMenuClick(MenuKey.of("PROGRESS"), e -> Reply.text("请回复受理编号"))
                .on(InboundMessage.Image.class, m -> Reply.none())
                .otherwise(m -> Reply.transferToAgent())
                .build();
        endpoint = CallbackEndpoint.builder(account, router)
                .requireEncryption(true)
                .clock(wechat.clock())
                .build();
        Merchant merchant = Merchant.builder(mch.mchId())
                .certificateSerial(mch.certificateSerial())
                .privateKeyPem(mch.privateKeyPem())
                .apiV3Key(Secret.of(mch.apiV3Key()))
                .publicKey(mch.publicKeyId(), mch.publicKey())
                .certificate(mch.platformCertificate())
                .build();
        WeChatPay pay = WeChatPay.builder(merchant)
                .baseUrl(wechat.payUrl())
                .clock(wechat.clock())
                .build();
        PayNotifications notifications =
                PayNotifications.builder(merchant).clock(wechat.clock()).build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        desk = FeeDesk.builder(new Orders(pay), notifications, new Water(), new InMemoryFeeLedger())
                .appId(account.appId())
                .notifyUrl(at("/pay"))
                .clock(wechat.clock())
                .onWrittenOff(this::receipt)
                .build();
        template = console.addTemplate("缴费成功", "{{thing2.DATA}} {{amount3.DATA}}");
        server.createContext("/wechat", new JdkHttpAdapter(endpoint));
        server.createContext("/pay", new JdkHttpAdapter(desk));
        server.setExecutor(threads);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void publishMenu() {
        Menu menu = Menu.builder()
                .group(
                        "服务汇",
                        MenuButton.click("办事查询", MenuKey.of("PROGRESS")),
                        MenuButton.view("官网", "https://www.example.gov.cn"))
                .button(MenuButton.click("留言", MenuKey.of("MAILBOX")))
                .build();
        new Menus(api).publish(menu);
    }

    Checkout checkout(String openId) {
        return desk.checkout(desk.billsDue(HOUSEHOLD).get(0).id(), OpenId.of(openId));
    }

    private void receipt(FeeEntry paid) {
        new TemplateMessages(api)
                .send(TemplateMessage.builder(paid.payer(), template)
                        .data("thing2", paid.description())
                        .data("amount3", paid.amount() + "元")
                        .url("https://www.example.gov.cn/bill")
                        .build());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private final class Water implements BillingSystem {
        @Override
        public List<UtilityBill> billsDue(AccountNumber account) {
            return writtenOff.isEmpty() ? List.of(BILL) : List.of();
        }

        @Override
        public Optional<UtilityBill> find(BillId bill) {
            return billsDue(HOUSEHOLD).stream().findFirst();
        }

        @Override
        public WriteOff writeOff(WriteOffOrder order) {
            writtenOff.add(order);
            return WriteOff.done();
        }

        @Override
        public WriteOffStatus status(OutTradeNo outTradeNo) {
            return writtenOff.stream().anyMatch(order -> order.outTradeNo().equals(outTradeNo))
                    ? WriteOffStatus.DONE
                    : WriteOffStatus.NONE;
        }
    }
}
