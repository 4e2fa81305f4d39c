package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.PayOffice.DIRECT;
import static io.github.weizheng.testkit.features.PayOffice.PARTNER;
import static io.github.weizheng.testkit.features.PayOffice.REFUNDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.RefundOutcome;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The morning after: what happened yesterday, as a file. */
class BillTest {
    private static final DateTimeFormatter IN_BILLS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,";
    private static final String ALL_HEADER =
            HEADER + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\n";
    private static final String SUCCESS_HEADER = HEADER + "商品名称,商户数据包,手续费,费率,订单金额,费率备注\n";
    private static final String REFUND_HEADER =
            HEADER + "退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\n";
    private static final String ALL_TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayOffice office = new PayOffice(wechat, "https://pay.example.gov.cn/notify");
    private final Citizen citizen = wechat.citizen("oLiLei");
    private final BillOffice bills = new BillOffice(wechat, office);

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aDaysTradesAreListed() throws Exception {
        ObjectNode water = office.order("jsapi", "WATER-1").put("attach", "acct=1,\nroom=2");
        water.withObject("/amount").put("total", 10_000);
        water.putObject("scene_info").put("payer_client_ip", "14.23.150.211").put("device_id", "D1");
        citizen.pay(office.client.bridge(office.place(DIRECT + "jsapi", water)).toString());
        ObjectNode gas = office.order("native", "GAS-0001").put("description", "燃气费, 2024年04月");
        gas.withObject("/amount").put("total", 4_550);
        citizen.scans(office.place(DIRECT + "native", gas));
        JsonNode refund = office.post(REFUNDS, office.refund("WATER-1", "RF-1", 2_000, 10_000));
        office.place(DIRECT + "native", office.order("native", "UNPAID-1"));
        bills.goToTheNextMorning();

        String paidWater = row(paidAt("WATER-1"), "0", "D1", "WATER-1", "JSAPI", "SUCCESS", "100.00");
        String paidGas = row(paidAt("GAS-0001"), "0", "", "GAS-0001", "NATIVE", "SUCCESS", "45.50");
        String refunded = row(time(refund, "create_time"), "0", "D1", "WATER-1", "JSAPI", "REFUND", "0.00");
        String refundIds = "`" + refund.path("refund_id").asText() + ",`RF-1,`20.00,`0.00,`ORIGINAL,`SUCCESS,";
        String noRefund = "`0,`0,`0.00,`0.00,`,`,";
        String waterGoods = "`水费2024年05月,`acct=1,\\nroom=2,";
        String gasGoods = "`燃气费, 2024年04月,`,";
        assertThat(bills.tradeBill(""))
                .isEqualTo(ALL_HEADER
                        + paidWater + noRefund + waterGoods + "`0.60000,`0.60%,`100.00,`0.00,`\n"
                        + paidGas + noRefund + gasGoods + "`0.27000,`0.60%,`45.50,`0.00,`\n"
                        + refunded + refundIds + waterGoods + "`-0.12000,`0.60%,`0.00,`20.00,`\n"
                        + ALL_TOTALS + "`3,`145.50,`20.00,`0.00,`0.75000,`145.50,`20.00\n");
        assertThat(bills.tradeBill("&bill_type=SUCCESS"))
                .isEqualTo(SUCCESS_HEADER
                        + paidWater + waterGoods + "`0.60000,`0.60%,`100.00,`\n"
                        + paidGas + gasGoods + "`0.27000,`0.60%,`45.50,`\n"
                        + "总交易单数,应结订单总金额,手续费总金额,订单总金额\n`2,`145.50,`0.87000,`145.50\n");
        Instant asked = time(refund, "create_time");
        assertThat(bills.tradeBill("&bill_type=REFUND"))
                .isEqualTo(REFUND_HEADER
                        + refunded + "`" + plain(asked) + ",`" + plain(asked.plusSeconds(300)) + "," + refundIds
                        + waterGoods + "`-0.12000,`0.60%,`0.00,`20.00,`\n"
                        + ALL_TOTALS + "`1,`0.00,`20.00,`0.00,`-0.12000,`0.00,`20.00\n");
    }

    @Test
    void aDaysFundFlowsAreListed() throws Exception {
        office.sell("WATER-1", 10_000);
        office.sell("TINY-1", 1);
        JsonNode refund = office.post(REFUNDS, office.refund("WATER-1", "RF-1", 2_000, 10_000));
        merchant.settleRefund("RF-1", RefundOutcome.CLOSED);
        bills.goToTheNextMorning();

        List<List<String>> rows = bills.fundBill()
                .lines()
                .map(line -> List.of(line.split(",", -1)))
                .toList();

        String refundId = "`" + refund.path("refund_id").asText();
        assertThat(rows.get(0))
                .containsExactly(
                        "记账时间",
                        "微信支付业务单号",
                        "资金流水单号",
                        "业务名称",
                        "业务类型",
                        "收支类型",
                        "收支金额(元)",
                        "账户结余(元)",
                        "资金变更提交申请人",
                        "备注",
                        "业务凭证号");
        assertThat(rows.subList(1, 8))
                .extracting(row -> String.join(",", row.subList(3, 11)))
                .containsExactly(
                        "`交易,`交易,`收入,`100.00,`10100.00,`system,`水费2024年05月,`WATER-1",
                        "`交易,`扣除交易手续费,`支出,`0.60,`10099.40,`system,`水费2024年05月,`WATER-1",
                        "`交易,`交易,`收入,`0.01,`10099.41,`system,`水费2024年05月,`TINY-1",
                        "`退款,`退还交易手续费,`收入,`0.12,`10099.53,`system,`多缴,`RF-1",
                        "`退款,`退款,`支出,`20.00,`10079.53,`system,`多缴,`RF-1",
                        "`退款,`退款关闭,`收入,`20.00,`10099.53,`system,`多缴,`RF-1",
                        "`退款,`扣除交易手续费,`支出,`0.12,`10099.41,`system,`多缴,`RF-1");
        assertThat(rows.get(1).get(0)).isEqualTo("`" + plain(paidAt("WATER-1")));
        assertThat(rows.subList(4, 8)).extracting(row -> row.get(1)).containsOnly(refundId);
        assertThat(rows.subList(1, 8)).extracting(row -> row.get(2)).doesNotHaveDuplicates();
        assertThat(rows.get(8)).containsExactly("资金流水总笔数", "收入笔数", "收入金额", "支出笔数", "支出金额");
        assertThat(rows.get(9)).containsExactly("`7.0", "`4.0", "`120.13", "`3.0", "`20.72");
        assertThat(bills.refusal("fundflowbill", "bill_date=" + bills.day() + "&account_type=FEES"))
                .isEqualTo("400 NO_STATEMENT_EXIST");
    }

    @Test
    void aSubMerchantsTradesCanBeListedAlone() throws Exception {
        String water = merchant.addSubMerchant();
        String gas = merchant.addSubMerchant();
        for (String subMchId : List.of(water, gas)) {
            citizen.scans(office.place(PARTNER + "native", office.partnerOrder("native", subMchId, "N-" + subMchId)));
        }
        office.sell("OWN-0001", 100);
        bills.goToTheNextMorning();

        assertThat(bills.tradeBill("&sub_mchid=" + water))
                .contains("N-" + water)
                .doesNotContain("N-" + gas, "OWN-0001");
        assertThat(bills.tradeBill("")).contains("N-" + water, "N-" + gas, "OWN-0001");
        assertThat(bills.fundBill()).contains("OWN-0001").doesNotContain("N-" + water);
        assertThat(bills.refusal("tradebill", "bill_date=" + bills.day() + "&sub_mchid=1900000001"))
                .isEqualTo("400 NO_STATEMENT_EXIST");
    }

    @Test
    void whatOthersEarnInACombinedOrderIsNotOnTheBill() throws Exception {
        ObjectNode order = office.combinedOrder("native", "ALL-1");
        order.withArray("/sub_orders")
                .add(office.subOrder(merchant.mchId(), "WATER-1", 100))
                .add(office.subOrder(merchant.addDirectMerchant(), "GAS-0001", 100));
        citizen.scans(office.place(PayOffice.COMBINED + "native", order));
        bills.goToTheNextMorning();

        assertThat(bills.tradeBill("")).contains("WATER-1").doesNotContain("GAS-0001");
        assertThat(bills.fundBill()).contains("WATER-1").doesNotContain("GAS-0001");
    }

    @Test
    void aRefundStandsInTheBillOfItsOwnDayAsItWasWhenTheBillWasWritten() throws Exception {
        office.sell("WATER-1", 1_000);
        bills.goToTheNextMorning();
        office.post(REFUNDS, office.refund("WATER-1", "RF-1", 1_000, 1_000));
        merchant.settleRefund("RF-1", RefundOutcome.ABNORMAL);

        assertThat(bills.tradeBill("")).doesNotContain("RF-1");
        bills.turnToTheNextDay();
        bills.goToTheNextMorning();
        assertThat(bills.tradeBill("&bill_type=REFUND")).contains("`RF-1,", "`ORIGINAL,`FAIL,");
        assertThat(bills.refusal("tradebill", "bill_date=" + bills.day() + "&bill_type=SUCCESS"))
                .isEqualTo("400 NO_STATEMENT_EXIST");
    }

    @Test
    void aRefundStillUnderWayAtNineStaysSoInTheBill() throws Exception {
        office.sell("WATER-1", 1_000);
        bills.goTo(bills.day(), LocalTime.of(23, 0));
        office.post(REFUNDS, office.refund("WATER-1", "RF-1", 400, 1_000));
        office.post(REFUNDS, office.refund("WATER-1", "RF-2", 600, 1_000));
        merchant.settleRefund("RF-1", RefundOutcome.ABNORMAL);
        JsonNode abnormal = office.get(REFUNDS + "/RF-1");
        bills.goTo(bills.day().plusDays(1), LocalTime.of(8, 58));
        office.post(
                REFUNDS + "/" + abnormal.path("refund_id").asText() + "/apply-abnormal-refund",
                PayOffice.json().put("out_refund_no", "RF-1").put("type", "MERCHANT_BANK_CARD"));
        bills.goTo(bills.day().plusDays(1), LocalTime.of(12, 0));

        assertThat(office.get(REFUNDS + "/RF-1").path("status").asText()).isEqualTo("SUCCESS");
        assertThat(bills.tradeBill(""))
                .contains("`RF-1,`4.00,`0.00,`ORIGINAL,`PROCESSING,", "`RF-2,`6.00,`0.00,`ORIGINAL,`SUCCESS,");
    }

    @Test
    void aBillIsWrittenAtNine() throws Exception {
        office.sell("WATER-1", 100);

        assertThat(bills.refusal("tradebill", "bill_date=" + bills.day())).isEqualTo("400 STATEMENT_CREATING");
        bills.goTo(bills.day().plusDays(1), LocalTime.of(8, 50));
        assertThat(bills.refusal("tradebill", "bill_date=" + bills.day())).isEqualTo("400 STATEMENT_CREATING");
        assertThat(bills.refusal("fundflowbill", "bill_date=" + bills.day())).isEqualTo("400 STATEMENT_CREATING");
        bills.goTo(bills.day().plusDays(1), LocalTime.of(9, 0));
        assertThat(bills.tradeBill("")).contains("WATER-1");
    }

    @ParameterizedTest
    @CsvSource({
        "tradebill, tar_type=GZIP, 400 PARAM_ERROR bill_date",
        "tradebill, bill_date=, 400 PARAM_ERROR bill_date",
        "tradebill, bill_date=20240501, 400 PARAM_ERROR bill_date",
        "tradebill, bill_date=2024-02-30, 400 PARAM_ERROR bill_date",
        "tradebill, bill_date={tomorrow}, 400 PARAM_ERROR bill_date",
        "tradebill, bill_date={old}, 400 PARAM_ERROR bill_date",
        "tradebill, bill_date={day}&bill_type=ANY, 400 PARAM_ERROR bill_type",
        "tradebill, bill_date={day}&tar_type=ZIP, 400 PARAM_ERROR tar_type",
        "tradebill, bill_date={oldest}, 400 NO_STATEMENT_EXIST",
        "fundflowbill, bill_date={day}&account_type=ALL, 400 PARAM_ERROR account_type",
        "fundflowbill, bill_date={tomorrow}, 400 PARAM_ERROR bill_date",
        "fundflowbill, bill_date={oldest}, 400 NO_STATEMENT_EXIST"
    })
    void whatIsNoBill(String bill, String query, String refusal) throws Exception {
        office.sell("WATER-1", 100);
        bills.goToTheNextMorning();
        LocalDate today = bills.today();
        String filled = query.replace("{day}", bills.day().toString())
                .replace("{tomorrow}", today.plusDays(1).toString())
                .replace("{oldest}", today.minusMonths(3).toString())
                .replace("{old}", today.minusMonths(3).minusDays(1).toString());

        assertThat(bills.refusal(bill, filled)).isEqualTo(refusal);
    }

    /** The columns that all bills begin with. */
    private String row(
            Instant at, String subMchId, String device, String number, String product, String state, String amount) {
        String transactionId = merchant.orders().stream()
                .filter(order -> order.outTradeNo().equals(number))
                .findFirst()
                .flatMap(order -> order.transactionId())
                .orElseThrow();
        return "`"
                + String.join(
                        ",`",
                        plain(at),
                        wechat.account().appId(),
                        merchant.mchId(),
                        subMchId,
                        device,
                        transactionId,
                        number,
                        "oLiLei",
                        product,
                        state,
                        "OTHERS",
                        "CNY",
                        amount,
                        "0.00")
                + ",";
    }

    private Instant paidAt(String number) throws Exception {
        return time(office.get(DIRECT + "out-trade-no/" + number + "?mchid=" + merchant.mchId()), "success_time");
    }

    private static Instant time(JsonNode json, String name) {
        return OffsetDateTime.parse(json.path(name).asText()).toInstant();
    }

    private static String plain(Instant instant) {
        return IN_BILLS.format(instant.atOffset(BillOffice.BEIJING));
    }
}
