package io.github.weizheng.samples.quickstart;

import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.Payment;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;

/** What one citizen does, step by step, over real HTTP in secure mode. */
final class Story {
    static final String CITIZEN = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";
    private final WeChatSimulator wechat;
    private final ServiceHall hall;
    private final WaterCompany water;
    private final Transcript transcript;
    private final Citizen citizen;

    Story(WeChatSimulator wechat, ServiceHall hall, WaterCompany water, Transcript transcript) {
        this.wechat = wechat;
        this.hall = hall;
        this.water = water;
        this.transcript = transcript;
        this.citizen = wechat.citizen(CITIZEN);
    }

    /** Plays to the end or to the first step that goes wrong; whether it got to the end. */
    boolean play() {
        return transcript.step("大厅接入微信：在后台填写回调地址（安全模式），微信验证", this::connect)
                && transcript.step("大厅发布菜单：服务汇、资讯汇、互动汇", this::publishMenu)
                && transcript.step("市民关注公众号", this::follow)
                && transcript.step("市民留言「社保卡丢了怎么办」", this::ask)
                && transcript.step("市民点菜单「服务汇 → 办事查询」", this::progress)
                && transcript.step("市民点菜单「服务汇 → 生活缴费」，看到水费，打开收银台并支付", this::pay)
                && transcript.step("微信支付把同一条通知再发一遍", this::notifyAgain)
                && transcript.step("市民收到缴费通知", this::receipt)
                && transcript.end();
    }

    private String connect() {
        wechat.account().connect(hall.callbackUrl(), CallbackMode.SECURE);
        return "地址已验证";
    }

    private String publishMenu() {
        String columns =
                hall.publishMenu().buttons().stream().map(Story::column).collect(Collectors.joining("　"));
        return "菜单已生效：" + expect(columns, "生活缴费");
    }

    private String follow() {
        return "大厅：" + expect(seen(citizen.follow()), "欢迎关注");
    }

    private String ask() {
        return "大厅：" + expect(seen(citizen.write("社保卡丢了怎么办")), "补办");
    }

    private String progress() {
        return "大厅：" + expect(seen(citizen.tap("服务汇", "办事查询")), "受理编号");
    }

    private String pay() {
        String bill = expect(seen(citizen.tap("服务汇", "生活缴费")), "12.60");
        String cashier = open(URI.create(bill.substring(bill.indexOf("http"))));
        Payment payment = citizen.pay(cashier);
        expect(payment.result() + payment.problem().orElse(""), "get_brand_wcpay_request:ok");
        expect(payment.notification().filter(NotificationAttempt::acknowledged).isPresent(), "支付通知应得到确认");
        expect(water.writeOffs() == 1, "自来水公司应销账 1 次，实际 " + water.writeOffs() + " 次");
        return "大厅：" + bill.substring(0, bill.indexOf('，')) + "。支付成功，通知已验签，自来水公司销账 1 次";
    }

    private String notifyAgain() {
        String order = wechat.merchant().orders().get(0).outTradeNo();
        boolean acknowledged = wechat.merchant().resendNotification(order).acknowledged();
        expect(acknowledged, "重复的通知应得到确认");
        expect(water.writeOffs() == 1, "自来水公司应仍只销账 1 次，实际 " + water.writeOffs() + " 次");
        return "通知再次确认，自来水公司仍只销账 1 次";
    }

    private String receipt() {
        expect(
                citizen.notices().size() == 1,
                "市民应收到 1 条通知，实际 " + citizen.notices().size() + " 条");
        return "市民收到「" + citizen.notices().get(0).title() + "」："
                + expect(citizen.notices().get(0).text(), "12.60元").replace('\n', ' ');
    }

    private static String column(MenuButton button) {
        return button instanceof MenuButton.Group group
                ? group.name() + group.entries().stream().map(MenuButton::name).toList()
                : button.name();
    }

    private static String seen(Delivery delivery) {
        return delivery.reply().map(Story::read).orElse("（无答复）");
    }

    static String read(CitizenSees answer) {
        return switch (answer.type()) {
            case "text" -> answer.text();
            case "transfer_customer_service" -> "（转人工客服）";
            default -> answer.type() + answer.titles();
        };
    }

    private static String open(URI page) {
        try {
            HttpRequest request = HttpRequest.newBuilder(page).build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UnexpectedOutcome("收银台打不开：" + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedOutcome("被中断");
        }
    }

    private static String expect(String actual, String part) {
        expect(actual.contains(part), "应含「" + part + "」，实际「" + actual + "」");
        return actual;
    }

    private static void expect(boolean asItShould, String otherwise) {
        if (!asItShould) {
            throw new UnexpectedOutcome(otherwise);
        }
    }

    /** A step came out otherwise than it should. */
    static final class UnexpectedOutcome extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnexpectedOutcome(String what) {
            super(what);
        }
    }
}
